SELECT id, kind, client, created_at, last_seen_at, expires_at, user_id, end_reason, scopes
FROM sessions
WHERE id = ?
