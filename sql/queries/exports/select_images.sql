SELECT p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM uploads p
WHERE p.owner_id = ? AND p.id > ?
ORDER BY p.id
LIMIT ?
