DELETE FROM reactions WHERE conversation_id = ? AND seq = ? AND user_id = ?
