SELECT author_id, created_at FROM messages WHERE conversation_id = ? AND seq = ?
