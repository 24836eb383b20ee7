INSERT INTO mentions (conversation_id, user_id, seq) VALUES {(?, ?, ?)}
