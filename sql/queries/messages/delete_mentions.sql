DELETE FROM mentions WHERE conversation_id = ? AND seq = ?
