UPDATE users SET role = ? WHERE id = ?
