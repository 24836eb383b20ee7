SELECT COUNT(*) FROM blocks WHERE user_id = ?
