SELECT user_id FROM reports WHERE id = ? AND resolved_at = 0 {lock}
