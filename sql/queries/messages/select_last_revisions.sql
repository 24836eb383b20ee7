SELECT id, last_revision FROM conversations WHERE id IN ({?})
