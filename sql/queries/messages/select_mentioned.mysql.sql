-- Joined and not IN: see messages/select_authors.
SELECT s.conversation_id, u.username_key, u.id
FROM ({SELECT CAST(? AS SIGNED) AS conversation_id, CAST(? AS CHAR) COLLATE utf8mb4_bin AS username_key}) k
STRAIGHT_JOIN users u ON u.username_key = k.username_key
STRAIGHT_JOIN memberships s ON s.conversation_id = k.conversation_id AND s.user_id = u.id
