UPDATE memberships s
JOIN ({SELECT CAST(? AS SIGNED) AS seq, CAST(? AS SIGNED) AS conversation_id, CAST(? AS SIGNED) AS user_id}) v
    ON v.conversation_id = s.conversation_id AND v.user_id = s.user_id
SET s.read_seq = GREATEST(s.read_seq, v.seq)
