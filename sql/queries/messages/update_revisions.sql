UPDATE messages SET revision = ? WHERE conversation_id = ? AND seq = ?
