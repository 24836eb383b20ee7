DELETE FROM blocks WHERE user_id = ? OR blocked_id = ?
