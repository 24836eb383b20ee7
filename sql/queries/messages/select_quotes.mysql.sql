-- Joined and not IN: see messages/select_authors.
SELECT q.conversation_id, q.seq, q.text, q.recalled_at, q.upload_id, q.kind,
    u.id, u.username, u.display_name, u.avatar, u.role
FROM ({SELECT CAST(? AS SIGNED) AS conversation_id, CAST(? AS SIGNED) AS seq}) k
STRAIGHT_JOIN messages q ON q.conversation_id = k.conversation_id AND q.seq = k.seq
STRAIGHT_JOIN users u ON u.id = q.author_id
