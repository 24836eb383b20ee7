REPLACE INTO schema_migrations (version, name, checksum, steps_done, is_finished, changed_at) VALUES (?, ?, ?, ?, ?, ?)
