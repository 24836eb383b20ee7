SELECT DISTINCT conversation_id, seq FROM reactions WHERE user_id = ? ORDER BY conversation_id, seq LIMIT ?
