UPDATE users SET disabled_at = ? WHERE id = ?
