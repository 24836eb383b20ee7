INSERT INTO sessions (user_id, kind, client, token_hash, created_at, last_seen_at, expires_at, scopes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
