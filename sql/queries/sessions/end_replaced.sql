-- Who holds the token of a session that was replaced could take it back.
UPDATE sessions SET end_reason = ? WHERE user_id = ? AND id <> ? AND end_reason = 'replaced'
