SELECT u.id, u.username, u.display_name, u.avatar, u.role
FROM blocks b
JOIN users u ON u.id = b.blocked_id
WHERE b.user_id = ?
ORDER BY b.created_at DESC, u.id DESC
