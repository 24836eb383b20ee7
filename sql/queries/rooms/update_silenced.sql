UPDATE memberships SET silenced_until = ? WHERE conversation_id = ? AND user_id = ?
