SELECT id FROM avatars WHERE user_id = ?
