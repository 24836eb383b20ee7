UPDATE memberships SET read_seq = MAX(read_seq, ?) WHERE conversation_id = ? AND user_id = ?
