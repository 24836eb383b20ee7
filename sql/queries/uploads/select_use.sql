SELECT seq FROM messages WHERE upload_id = ? LIMIT 1
