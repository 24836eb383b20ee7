DELETE FROM message_edits WHERE conversation_id = ? AND seq = ?
