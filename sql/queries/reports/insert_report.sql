INSERT INTO reports (reporter_id, user_id, conversation_id, seq, text, reason, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
