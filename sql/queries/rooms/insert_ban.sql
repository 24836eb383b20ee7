INSERT INTO room_bans (conversation_id, user_id, banned_by, reason, created_at) VALUES (?, ?, ?, ?, ?)
