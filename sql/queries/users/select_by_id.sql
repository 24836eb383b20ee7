SELECT u.id, u.username, u.display_name, u.avatar, u.role, u.password_hash FROM users u WHERE u.id = ?
