INSERT INTO uploads (id, owner_id, type, width, height, thumbnail_width, thumbnail_height, bytes, animated, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
