SELECT user_id FROM password_resets WHERE token_hash = ? AND expires_at > ?
