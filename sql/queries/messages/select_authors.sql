WITH k (a, b) AS (VALUES {(?, ?)})
SELECT s.conversation_id, u.id, u.username, u.display_name, u.avatar, u.role, s.role, s.silenced_until, CASE WHEN s.posted_at > s.joined_at THEN s.posted_at ELSE s.joined_at END
FROM k
CROSS JOIN memberships s ON s.conversation_id = k.a AND s.user_id = k.b
CROSS JOIN users u ON u.id = s.user_id
