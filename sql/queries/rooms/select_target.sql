-- A user, and his membership of a room if he has one.
SELECT u.id, u.username, u.display_name, u.avatar, u.role, s.role, s.silenced_until
FROM users u
LEFT JOIN memberships s ON s.user_id = u.id AND s.conversation_id = ?
WHERE u.id = ?
