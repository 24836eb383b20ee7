-- Private rooms, and archived ones, are known to their members alone.
SELECT c.id, c.name, c.topic, COALESCE(n.members, 0), CASE WHEN s.user_id IS NULL THEN 0 ELSE 1 END,
    c.visibility, c.archived_at, c.posting, c.slow_seconds,
    v.id, v.type, v.width, v.height, v.thumbnail_width, v.thumbnail_height, v.bytes, v.animated
FROM conversations c
LEFT JOIN uploads v ON v.id = c.cover_id
LEFT JOIN (SELECT conversation_id, COUNT(*) AS members FROM memberships GROUP BY conversation_id) n
    ON n.conversation_id = c.id
LEFT JOIN memberships s ON s.conversation_id = c.id AND s.user_id = ?
WHERE c.kind = 'room' AND (s.user_id IS NOT NULL OR (c.visibility = 'public' AND c.archived_at = 0))
