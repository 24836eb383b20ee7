SELECT tells_seen, tells_last_seen, tells_typing FROM users WHERE id = ? {lock}
