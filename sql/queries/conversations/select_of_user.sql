SELECT c.id, c.kind, c.name, c.topic, s.role, c.last_seq, c.last_revision, s.read_seq,
    (SELECT COUNT(*) FROM memberships n WHERE n.conversation_id = c.id),
    m.conversation_id, m.seq, m.revision, m.ref, m.text, m.created_at,
    m.kind, m.edited_at, m.recalled_at, m.pinned_at, m.reply_seq, m.has_reactions, m.extras,
    u.id, u.username, u.display_name, u.avatar, u.role,
    p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
LEFT JOIN messages m ON m.conversation_id = c.id AND m.seq = c.last_seq
LEFT JOIN users u ON u.id = m.author_id
LEFT JOIN uploads p ON p.id = m.upload_id
WHERE s.user_id = ?
ORDER BY c.last_activity_at DESC, c.id DESC
