SELECT COUNT(*) FROM messages WHERE conversation_id = ? AND pinned_at > 0
