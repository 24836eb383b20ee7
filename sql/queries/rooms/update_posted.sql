UPDATE memberships SET posted_at = ? WHERE conversation_id = ? AND user_id = ?
