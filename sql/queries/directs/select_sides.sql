-- Both who are in these conversations: what each hid, whether he can be written to (see select_user), and whether he blocked
-- the other.
SELECT d.conversation_id, s.user_id, s.hidden_seq,
    CASE WHEN u.disabled_at <> 0 OR u.role = 'deleted' OR (u.role = 'bot' AND (o.user_id IS NULL OR o.removed_at <> 0))
        THEN 1 ELSE 0 END,
    CASE WHEN b.user_id IS NULL THEN 0 ELSE 1 END
FROM directs d
JOIN memberships s ON s.conversation_id = d.conversation_id
JOIN users u ON u.id = s.user_id
LEFT JOIN bots o ON o.user_id = u.id
LEFT JOIN blocks b ON b.user_id = s.user_id
    AND b.blocked_id = CASE WHEN s.user_id = d.low_id THEN d.high_id ELSE d.low_id END
WHERE d.conversation_id IN ({?})
