SELECT 1 FROM messages WHERE upload_id = ?
UNION ALL
SELECT 1 FROM conversations WHERE cover_id = ?
LIMIT 1
