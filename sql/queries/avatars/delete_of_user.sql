DELETE FROM avatars WHERE user_id = ?
