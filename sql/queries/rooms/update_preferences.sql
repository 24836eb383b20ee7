UPDATE memberships SET notify = ?, quiet_until = ?, favourite = ? WHERE conversation_id = ? AND user_id = ?
