SELECT id FROM conversations WHERE name_key = ?
