-- Of a direct conversation with the other one.
SELECT c.id, c.kind, c.name, s.role, s.joined_at, u.id, u.username, u.display_name, u.avatar, u.role
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
LEFT JOIN directs d ON d.conversation_id = c.id
LEFT JOIN users u ON u.id = CASE WHEN d.low_id = s.user_id THEN d.high_id ELSE d.low_id END
WHERE s.user_id = ?
ORDER BY c.id
