UPDATE sessions SET ended_at = ?, end_reason = ? WHERE ended_at IS NULL AND id IN ({?})
