UPDATE sessions SET ended_at = NULL, end_reason = NULL, last_seen_at = ? WHERE id = ?
