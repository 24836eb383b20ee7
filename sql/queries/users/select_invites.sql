SELECT code, created_by, created_at, expires_at, uses_left
FROM invites
WHERE expires_at > ? AND uses_left > 0
ORDER BY created_at DESC, code
