SELECT c.id, c.kind, c.name, s.role, s.joined_at
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
WHERE s.user_id = ?
ORDER BY c.id
