INSERT INTO users (username, username_key, display_name, avatar, role, password_hash, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
