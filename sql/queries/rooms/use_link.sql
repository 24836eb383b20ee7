UPDATE room_links SET uses_left = uses_left - 1 WHERE code = ? AND expires_at > ? AND uses_left > 0
