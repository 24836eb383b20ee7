SELECT c.id, c.name, c.topic, COALESCE(n.members, 0), CASE WHEN s.user_id IS NULL THEN 0 ELSE 1 END
FROM conversations c
LEFT JOIN (SELECT conversation_id, COUNT(*) AS members FROM memberships GROUP BY conversation_id) n
    ON n.conversation_id = c.id
LEFT JOIN memberships s ON s.conversation_id = c.id AND s.user_id = ?
WHERE c.kind = 'room'
ORDER BY c.name_key
