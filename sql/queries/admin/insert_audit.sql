INSERT INTO audit_log (created_at, actor_id, action, target_id, detail, room_id) VALUES (?, ?, ?, ?, ?, ?)
