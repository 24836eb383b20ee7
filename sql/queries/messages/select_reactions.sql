WITH k (a, b) AS (VALUES {(?, ?)})
SELECT r.conversation_id, r.seq, r.emoji, r.user_id, r.created_at
FROM k
CROSS JOIN reactions r ON r.conversation_id = k.a AND r.seq = k.b
