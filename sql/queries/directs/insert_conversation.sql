INSERT INTO conversations (kind, name, name_key, topic, visibility, created_by, created_at, last_activity_at)
VALUES ('direct', '', NULL, '', 'private', ?, ?, ?)
