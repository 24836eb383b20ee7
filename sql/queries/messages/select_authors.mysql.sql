SELECT s.conversation_id, u.id, u.username, u.display_name, u.avatar, u.role
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE (s.conversation_id, s.user_id) IN ({(?, ?)})
