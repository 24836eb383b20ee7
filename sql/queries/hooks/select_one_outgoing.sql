SELECT h.id, h.conversation_id, v.name, h.url, h.secret, h.trigger_word, h.created_at, h.delivered_seq, h.failures,
    h.failing_since, h.next_try_at, h.disabled_at, h.last_status, h.last_error,
    c.id, c.username, c.display_name, c.avatar, c.role, c.disabled_at
FROM outgoing_hooks h
JOIN conversations v ON v.id = h.conversation_id
JOIN users c ON c.id = h.created_by
WHERE h.id = ?
