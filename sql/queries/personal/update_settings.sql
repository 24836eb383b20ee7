UPDATE users SET tells_seen = ?, tells_last_seen = ?, tells_typing = ? WHERE id = ?
