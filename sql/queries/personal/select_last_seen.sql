-- Sessions know it too, roughly: of who was online when the server was killed, they know more.
SELECT s.user_id, u.last_seen_at, (SELECT MAX(x.last_seen_at) FROM sessions x WHERE x.user_id = u.id)
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.conversation_id = ? AND u.tells_last_seen = 1
