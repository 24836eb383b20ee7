UPDATE users SET display_name = ? WHERE id = ?
