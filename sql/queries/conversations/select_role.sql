SELECT s.role, u.role, s.silenced_until, c.kind FROM memberships s JOIN users u ON u.id = s.user_id JOIN conversations c ON c.id = s.conversation_id WHERE s.conversation_id = ? AND s.user_id = ?
