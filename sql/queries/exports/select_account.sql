SELECT u.id, u.username, u.display_name, u.avatar, u.role, COALESCE(p.status_emoji, ''), COALESCE(p.status_text, ''), u.created_at
FROM users u
LEFT JOIN profiles p ON p.user_id = u.id
WHERE u.id = ?
