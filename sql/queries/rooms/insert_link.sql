INSERT INTO room_links (code, conversation_id, created_by, created_at, expires_at, uses_left) VALUES (?, ?, ?, ?, ?, ?)
