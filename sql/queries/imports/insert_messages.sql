INSERT INTO imported_messages (source_id, old_id, conversation_id, seq) VALUES {(?, ?, ?, ?)}
