SELECT COUNT(*) FROM reports WHERE reporter_id = ? AND resolved_at = 0
