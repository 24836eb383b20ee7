SELECT u.id, u.username, u.display_name, u.avatar, u.role, d.removes_messages
FROM departures d
JOIN users u ON u.id = d.user_id
ORDER BY d.created_at, d.user_id
LIMIT 1
