WITH k (a, b) AS (VALUES {(?, ?)})
SELECT m.conversation_id, m.seq, m.revision, m.ref, m.text, m.created_at,
    m.kind, m.edited_at, m.recalled_at, m.pinned_at, m.reply_seq, m.has_reactions, m.extras,
    u.id, u.username, u.display_name, u.avatar, u.role,
    p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM k
CROSS JOIN messages m ON m.author_id = k.a AND m.ref = k.b
CROSS JOIN users u ON u.id = m.author_id
LEFT JOIN uploads p ON p.id = m.upload_id
