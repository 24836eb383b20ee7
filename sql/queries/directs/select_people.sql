-- Who can be written to and has the words in one of his names, those whose username begins so first; perhaps only of those who
-- are in a room with the one who asks.
SELECT u.id, u.username, u.display_name, u.avatar, u.role
FROM users u
LEFT JOIN bots b ON b.user_id = u.id
WHERE u.id <> ? AND u.disabled_at = 0 AND u.role <> 'deleted'
    AND (u.role <> 'bot' OR (b.user_id IS NOT NULL AND b.removed_at = 0))
    AND (u.username_key LIKE ? ESCAPE '!' OR LOWER(u.display_name) LIKE ? ESCAPE '!')
    AND (? = 0 OR u.id IN (SELECT n.user_id
                           FROM memberships m
                           JOIN conversations c ON c.id = m.conversation_id AND c.kind = 'room'
                           JOIN memberships n ON n.conversation_id = m.conversation_id
                           WHERE m.user_id = ?))
ORDER BY CASE WHEN u.username_key LIKE ? ESCAPE '!' THEN 0 ELSE 1 END, u.username_key
LIMIT ?
