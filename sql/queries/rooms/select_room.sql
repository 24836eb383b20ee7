SELECT c.name, c.topic, c.last_seq, c.last_revision, c.members_notice_seq,
    c.visibility, c.archived_at, c.posting, c.slow_seconds,
    v.id, v.type, v.width, v.height, v.thumbnail_width, v.thumbnail_height, v.bytes, v.animated
FROM conversations c
LEFT JOIN uploads v ON v.id = c.cover_id
WHERE c.id = ? AND c.kind = 'room'
