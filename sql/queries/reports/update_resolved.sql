UPDATE reports SET resolved_at = ?, resolved_by = ?, note = ? WHERE id = ?
