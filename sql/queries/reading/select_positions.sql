SELECT u.id, u.username, u.display_name, u.avatar, u.role, s.read_seq, s.joined_at, u.tells_seen
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.conversation_id = ?
ORDER BY s.user_id
LIMIT ?
