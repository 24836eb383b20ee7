SELECT kind, client, created_at, last_seen_at FROM sessions WHERE user_id = ? ORDER BY created_at, id
