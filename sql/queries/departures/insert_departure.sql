INSERT INTO departures (user_id, removes_messages, after_ref, created_at) VALUES (?, ?, '', ?)
