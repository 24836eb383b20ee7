UPDATE conversations
SET last_seq = ?, last_revision = ?, last_activity_at = MAX(last_activity_at, ?)
WHERE id = ?
