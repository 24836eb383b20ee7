SELECT user_id FROM reactions WHERE conversation_id = ? AND seq = ? LIMIT 1
