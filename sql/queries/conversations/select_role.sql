SELECT s.role, u.role FROM memberships s JOIN users u ON u.id = s.user_id WHERE s.conversation_id = ? AND s.user_id = ?
