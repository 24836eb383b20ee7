SELECT h.id, h.conversation_id, h.created_at, h.last_used_at,
    b.id, b.username, b.display_name, b.avatar, b.role, c.id, c.username, c.display_name, c.avatar, c.role, c.disabled_at
FROM incoming_hooks h
JOIN users b ON b.id = h.bot_id
JOIN users c ON c.id = h.created_by
WHERE h.conversation_id = ?
ORDER BY h.id
