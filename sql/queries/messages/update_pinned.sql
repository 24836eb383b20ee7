UPDATE messages SET pinned_at = ?, revision = ? WHERE conversation_id = ? AND seq = ?
