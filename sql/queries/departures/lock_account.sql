SELECT username_key, password_hash FROM users WHERE id = ? {lock}
