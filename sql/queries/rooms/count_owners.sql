SELECT COUNT(*) FROM memberships WHERE conversation_id = ? AND role = 'owner'
