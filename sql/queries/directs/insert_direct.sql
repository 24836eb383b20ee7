INSERT INTO directs (conversation_id, low_id, high_id) VALUES (?, ?, ?)
