SELECT conversation_id FROM memberships WHERE user_id = ? ORDER BY conversation_id
