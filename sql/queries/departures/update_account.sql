UPDATE users SET username = ?, username_key = ?, display_name = ?, role = ?, password_hash = '' WHERE id = ?
