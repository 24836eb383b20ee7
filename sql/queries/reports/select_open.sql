SELECT r.id, r.conversation_id, c.name, r.seq, r.text, r.reason, r.created_at, r.resolved_at, r.note,
    u.id, u.username, u.display_name, u.avatar, u.role,
    t.id, t.username, t.display_name, t.avatar, t.role,
    b.id, b.username, b.display_name, b.avatar, b.role
FROM reports r
LEFT JOIN conversations c ON c.id = r.conversation_id
LEFT JOIN users u ON u.id = r.reporter_id
LEFT JOIN users t ON t.id = r.user_id
LEFT JOIN users b ON b.id = r.resolved_by
WHERE r.resolved_at = 0 AND r.id < ?
ORDER BY r.id DESC
LIMIT ?
