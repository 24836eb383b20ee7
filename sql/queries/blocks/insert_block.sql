INSERT INTO blocks (user_id, blocked_id, created_at) VALUES (?, ?, ?)
