DELETE FROM room_silences WHERE conversation_id = ? AND user_id = ?
