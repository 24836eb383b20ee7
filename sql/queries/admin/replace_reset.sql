REPLACE INTO password_resets (user_id, token_hash, expires_at) VALUES (?, ?, ?)
