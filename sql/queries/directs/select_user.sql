-- Whether an account can be written to: neither disabled nor gone, and of the bots those that somebody runs.
SELECT u.role,
    CASE WHEN u.disabled_at <> 0 OR u.role = 'deleted' OR (u.role = 'bot' AND (b.user_id IS NULL OR b.removed_at <> 0))
        THEN 1 ELSE 0 END
FROM users u
LEFT JOIN bots b ON b.user_id = u.id
WHERE u.id = ?
