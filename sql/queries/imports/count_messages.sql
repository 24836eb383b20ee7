SELECT COUNT(*) FROM imported_messages WHERE source_id = ?
