-- All of a user's that he did not hide, or the one whose id stands in both marks that follow.
SELECT c.id, c.kind, c.name, c.topic, s.role, c.last_seq, c.last_revision, s.read_seq,
    (SELECT COUNT(*) FROM memberships n WHERE n.conversation_id = c.id),
    -- Unread: of the newest 1,000 messages (limits::kUnreadExact) the ones that count, and all before them.
    CASE WHEN s.read_seq < c.last_seq - 1000 THEN c.last_seq - 1000 - s.read_seq ELSE 0 END
        + (SELECT COUNT(*) FROM messages x
           WHERE x.conversation_id = c.id
               AND x.seq > CASE WHEN s.read_seq < c.last_seq - 1000 THEN c.last_seq - 1000 ELSE s.read_seq END
               AND x.kind = 0 AND x.recalled_at = 0 AND x.author_id <> s.user_id),
    (SELECT COUNT(DISTINCT t.seq) FROM mentions t
     JOIN messages y ON y.conversation_id = t.conversation_id AND y.seq = t.seq
     WHERE t.conversation_id = c.id AND t.user_id IN (0, s.user_id) AND t.seq > s.read_seq AND y.author_id <> s.user_id),
    s.silenced_until, s.notify, s.quiet_until, s.favourite,
    c.visibility, c.archived_at, c.posting, c.slow_seconds,
    v.id, v.type, v.width, v.height, v.thumbnail_width, v.thumbnail_height, v.bytes, v.animated,
    m.conversation_id, m.seq, m.revision, m.ref, m.text, m.created_at,
    m.kind, m.edited_at, m.recalled_at, m.pinned_at, m.reply_seq, m.has_reactions, m.extras,
    u.id, u.username, u.display_name, u.avatar, u.role,
    p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
LEFT JOIN uploads v ON v.id = c.cover_id
LEFT JOIN messages m ON m.conversation_id = c.id AND m.seq = c.last_seq
LEFT JOIN users u ON u.id = m.author_id
LEFT JOIN uploads p ON p.id = m.upload_id
WHERE s.user_id = ? AND ((? = 0 AND s.hidden_seq < c.last_seq) OR s.conversation_id = ?)
ORDER BY c.last_activity_at DESC, c.id DESC
