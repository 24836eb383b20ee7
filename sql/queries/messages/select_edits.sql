SELECT edited_at, text FROM message_edits WHERE conversation_id = ? AND seq = ? ORDER BY edited_at
