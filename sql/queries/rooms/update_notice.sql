UPDATE messages SET revision = ?, extras = ? WHERE conversation_id = ? AND seq = ?
