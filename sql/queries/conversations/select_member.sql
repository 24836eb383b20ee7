SELECT u.id, u.username, u.display_name, u.avatar, u.role, s.role, s.silenced_until
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.conversation_id = ? AND s.user_id = ?
