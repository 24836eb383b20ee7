SELECT i.old_id, i.user_id, u.role
FROM imported_users i
LEFT JOIN users u ON u.id = i.user_id
WHERE i.source_id = ?
