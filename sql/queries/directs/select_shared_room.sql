SELECT c.id
FROM memberships a
JOIN memberships b ON b.conversation_id = a.conversation_id
JOIN conversations c ON c.id = a.conversation_id
WHERE a.user_id = ? AND b.user_id = ? AND c.kind = 'room'
LIMIT 1
