-- By ref: the index of refs has the author first.
SELECT m.conversation_id, m.seq, m.revision, m.ref, m.text, m.created_at,
    m.kind, m.edited_at, m.recalled_at, m.pinned_at, m.reply_seq, m.has_reactions, m.extras,
    u.id, u.username, u.display_name, u.avatar, u.role,
    p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM messages m
JOIN users u ON u.id = m.author_id
LEFT JOIN uploads p ON p.id = m.upload_id
WHERE m.author_id = ? AND m.ref > ?
ORDER BY m.ref
LIMIT ?
