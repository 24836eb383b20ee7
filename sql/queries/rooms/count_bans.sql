SELECT COUNT(*) FROM room_bans WHERE conversation_id = ?
