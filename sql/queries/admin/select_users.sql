SELECT u.id, u.username, u.display_name, u.avatar, u.role,
    u.created_at, u.last_seen_at, u.disabled_at,
    (SELECT MAX(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id),
    (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > ?)
FROM users u
WHERE u.id > ? AND (u.username_key LIKE ? ESCAPE '!' OR u.display_name LIKE ? ESCAPE '!')
ORDER BY u.id
LIMIT ?
