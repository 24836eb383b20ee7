SELECT read_seq FROM memberships WHERE conversation_id = ? AND user_id = ?
