SELECT conversation_id FROM room_links WHERE code = ? AND expires_at > ? AND uses_left > 0
