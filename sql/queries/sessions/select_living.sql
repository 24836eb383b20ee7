SELECT id, kind, client, created_at, last_seen_at, expires_at, scopes
FROM sessions
WHERE user_id = ? AND ended_at IS NULL AND expires_at > ?
ORDER BY created_at DESC, id DESC
