UPDATE users SET avatar = ? WHERE id = ?
