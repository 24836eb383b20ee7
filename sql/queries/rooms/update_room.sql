UPDATE conversations
SET name = ?, name_key = ?, topic = ?, visibility = ?, cover_id = ?, archived_at = ?, posting = ?, slow_seconds = ?
WHERE id = ?
