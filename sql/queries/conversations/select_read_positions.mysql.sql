-- Joined and not IN: see messages/select_authors.
SELECT s.conversation_id, s.user_id, s.read_seq, c.last_seq
FROM ({SELECT CAST(? AS SIGNED) AS conversation_id, CAST(? AS SIGNED) AS user_id}) k
STRAIGHT_JOIN memberships s ON s.conversation_id = k.conversation_id AND s.user_id = k.user_id
STRAIGHT_JOIN conversations c ON c.id = s.conversation_id
