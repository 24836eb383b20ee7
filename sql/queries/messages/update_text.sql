UPDATE messages SET text = ?, extras = ?, edited_at = ?, revision = ? WHERE conversation_id = ? AND seq = ?
