SELECT id FROM reports WHERE reporter_id = ? AND resolved_at = 0 AND user_id = ? AND conversation_id = ? AND seq = ?
