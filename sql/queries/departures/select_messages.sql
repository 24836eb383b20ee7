-- By ref: the index of refs has the author first.
SELECT conversation_id, seq, ref, upload_id, recalled_at, kind
FROM messages
WHERE author_id = ? AND ref > ?
ORDER BY ref
LIMIT ?
