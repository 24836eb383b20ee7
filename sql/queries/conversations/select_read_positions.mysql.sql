SELECT s.conversation_id, s.user_id, s.read_seq, c.last_seq
FROM memberships s
JOIN conversations c ON c.id = s.conversation_id
WHERE (s.conversation_id, s.user_id) IN ({(?, ?)})
