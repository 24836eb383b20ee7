WITH k (a, b) AS (VALUES {(?, ?)})
SELECT s.conversation_id, s.user_id, s.read_seq, c.last_seq
FROM k
CROSS JOIN memberships s ON s.conversation_id = k.a AND s.user_id = k.b
CROSS JOIN conversations c ON c.id = s.conversation_id
