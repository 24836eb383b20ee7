SELECT p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated, p.owner_id FROM uploads p WHERE p.id IN ({?})
