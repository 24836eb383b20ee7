UPDATE memberships SET hidden_seq = ? WHERE conversation_id = ? AND user_id = ?
