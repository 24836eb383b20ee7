DELETE FROM room_bans WHERE conversation_id = ? AND user_id = ?
