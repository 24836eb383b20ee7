SELECT p.id, p.type, p.width, p.height, p.thumbnail_width, p.thumbnail_height, p.bytes, p.animated
FROM uploads p
WHERE p.id = ?
  AND (p.owner_id = ?
       OR EXISTS (SELECT 1 FROM messages m
                  JOIN memberships s ON s.conversation_id = m.conversation_id AND s.user_id = ?
                  WHERE m.upload_id = p.id)
       OR EXISTS (SELECT 1 FROM conversations c
                  LEFT JOIN memberships s ON s.conversation_id = c.id AND s.user_id = ?
                  WHERE c.cover_id = p.id
                    AND (s.user_id IS NOT NULL OR (c.visibility = 'public' AND c.archived_at = 0))))
