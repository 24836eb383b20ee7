INSERT INTO conversations (kind, name, name_key, topic, visibility, cover_id, created_by, created_at, last_activity_at)
VALUES ('room', ?, ?, ?, ?, ?, ?, ?, ?)
