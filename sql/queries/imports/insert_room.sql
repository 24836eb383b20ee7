INSERT INTO imported_rooms (source_id, old_id, conversation_id) VALUES (?, ?, ?)
