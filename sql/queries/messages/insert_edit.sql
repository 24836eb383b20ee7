INSERT INTO message_edits (conversation_id, seq, edited_at, text) VALUES (?, ?, ?, ?)
