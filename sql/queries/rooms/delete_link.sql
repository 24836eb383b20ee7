DELETE FROM room_links WHERE code = ? AND conversation_id = ?
