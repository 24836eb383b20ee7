DELETE FROM memberships WHERE conversation_id = ? AND user_id = ?
