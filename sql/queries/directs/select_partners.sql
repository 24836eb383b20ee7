-- The other one in each of these conversations. Sessions know roughly when he was last here: see personal/select_last_seen.
SELECT s.conversation_id, u.id, u.username, u.display_name, u.avatar, u.role,
    u.tells_last_seen, u.last_seen_at, (SELECT MAX(x.last_seen_at) FROM sessions x WHERE x.user_id = u.id)
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.user_id <> ? AND s.conversation_id IN ({?})
