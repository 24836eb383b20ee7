SELECT old_id FROM imported_messages WHERE source_id = ? AND old_id BETWEEN ? AND ?
