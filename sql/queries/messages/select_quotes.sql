WITH k (a, b) AS (VALUES {(?, ?)})
SELECT q.conversation_id, q.seq, q.text, q.recalled_at, q.upload_id, q.kind,
    u.id, u.username, u.display_name, u.avatar, u.role
FROM k
CROSS JOIN messages q ON q.conversation_id = k.a AND q.seq = k.b
CROSS JOIN users u ON u.id = q.author_id
