SELECT conversation_id, seq, revision, author_id, text, created_at, upload_id, recalled_at, kind
FROM messages
WHERE conversation_id = ? AND revision > ?
ORDER BY revision
LIMIT ?
