INSERT INTO avatars (id, user_id, created_at) VALUES (?, ?, ?)
