UPDATE bots SET removed_at = ? WHERE user_id = ?
