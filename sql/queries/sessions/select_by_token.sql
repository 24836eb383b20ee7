SELECT s.id, s.kind, s.client, s.created_at, s.last_seen_at, s.expires_at, s.ended_at, s.end_reason,
    u.id, u.username, u.display_name, u.avatar, u.role, s.scopes, COALESCE(o.disabled_at, 0)
FROM sessions s
JOIN users u ON u.id = s.user_id
LEFT JOIN bots b ON b.user_id = s.user_id
LEFT JOIN users o ON o.id = b.owner_id
WHERE s.token_hash = ?
