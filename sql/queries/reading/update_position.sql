UPDATE memberships SET read_seq = ? WHERE conversation_id = ? AND user_id = ?
