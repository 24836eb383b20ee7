SELECT id FROM discarded_uploads ORDER BY id LIMIT ?
