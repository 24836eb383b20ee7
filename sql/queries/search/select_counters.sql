SELECT id, last_seq, last_revision, CASE WHEN kind = 'gone' THEN 1 ELSE 0 END FROM conversations
