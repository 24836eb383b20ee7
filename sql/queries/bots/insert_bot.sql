INSERT INTO bots (user_id, owner_id, created_at) VALUES (?, ?, ?)
