-- Joined and not IN: see messages/select_authors.
SELECT r.conversation_id, r.seq, r.emoji, r.user_id, r.created_at
FROM ({SELECT CAST(? AS SIGNED) AS conversation_id, CAST(? AS SIGNED) AS seq}) k
STRAIGHT_JOIN reactions r ON r.conversation_id = k.conversation_id AND r.seq = k.seq
