SELECT COUNT(*) FROM imported_users WHERE source_id = ?
