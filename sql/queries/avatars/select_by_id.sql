SELECT user_id FROM avatars WHERE id = ?
