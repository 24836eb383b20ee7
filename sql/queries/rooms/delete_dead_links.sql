DELETE FROM room_links WHERE conversation_id = ? AND (expires_at <= ? OR uses_left <= 0)
