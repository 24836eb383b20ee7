SELECT l.code, l.created_at, l.expires_at, l.uses_left, u.id, u.username, u.display_name, u.avatar, u.role
FROM room_links l
JOIN users u ON u.id = l.created_by
WHERE l.conversation_id = ? AND l.expires_at > ? AND l.uses_left > 0
ORDER BY l.created_at DESC, l.code
