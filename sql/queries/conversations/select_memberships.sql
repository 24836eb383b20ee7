SELECT s.conversation_id, CASE WHEN s.hidden_seq < c.last_seq THEN 0 ELSE 1 END
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
WHERE s.user_id = ?
ORDER BY s.conversation_id
