WITH k (a, b) AS (VALUES {(?, ?)})
SELECT s.conversation_id, u.username_key, u.id
FROM k
CROSS JOIN users u ON u.username_key = k.b
CROSS JOIN memberships s ON s.conversation_id = k.a AND s.user_id = u.id
