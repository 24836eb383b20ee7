SELECT u.id, u.username, u.display_name, u.avatar, u.role
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.conversation_id = ? AND u.role <> 'bot'
ORDER BY CASE s.role WHEN 'moderator' THEN 0 ELSE 1 END, s.joined_at, s.user_id
LIMIT 1
