SELECT id, disabled_at FROM users WHERE id = ? {lock}
