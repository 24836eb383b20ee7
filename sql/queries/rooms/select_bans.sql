SELECT u.id, u.username, u.display_name, u.avatar, u.role,
    a.id, a.username, a.display_name, a.avatar, a.role,
    b.reason, b.created_at
FROM room_bans b
JOIN users u ON u.id = b.user_id
JOIN users a ON a.id = b.banned_by
WHERE b.conversation_id = ?
ORDER BY b.created_at DESC, u.id
