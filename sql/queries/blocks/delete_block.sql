DELETE FROM blocks WHERE user_id = ? AND blocked_id = ?
