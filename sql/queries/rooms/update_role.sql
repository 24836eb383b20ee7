UPDATE memberships SET role = ? WHERE conversation_id = ? AND user_id = ?
