UPDATE messages SET has_reactions = ?, revision = ? WHERE conversation_id = ? AND seq = ?
