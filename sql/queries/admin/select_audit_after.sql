SELECT a.id, a.created_at, a.action, a.detail, a.room_id,
    u.id, u.username, u.display_name, u.avatar, u.role,
    t.id, t.username, t.display_name, t.avatar, t.role
FROM audit_log a
LEFT JOIN users u ON u.id = a.actor_id
LEFT JOIN users t ON t.id = a.target_id
WHERE a.id > ?
ORDER BY a.id
LIMIT ?
