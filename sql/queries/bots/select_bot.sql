SELECT u.id, u.username, u.display_name, u.avatar, u.role, o.id, o.username, o.display_name, o.avatar, o.role, b.created_at
FROM bots b
JOIN users u ON u.id = b.user_id
JOIN users o ON o.id = b.owner_id
WHERE b.user_id = ? AND b.removed_at = 0
