UPDATE users SET last_seen_at = ? WHERE last_seen_at < ? AND id IN ({?})
