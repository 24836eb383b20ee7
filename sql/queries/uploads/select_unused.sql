SELECT p.id
FROM uploads p
WHERE p.created_at < ?
  AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.upload_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.cover_id = p.id)
ORDER BY p.created_at, p.id
LIMIT ?
