SELECT author_id, text, recalled_at, kind FROM messages WHERE conversation_id = ? AND seq = ?
