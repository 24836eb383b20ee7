INSERT INTO imported_users (source_id, old_id, user_id) VALUES (?, ?, ?)
