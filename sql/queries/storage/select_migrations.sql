SELECT version, name, checksum, steps_done, is_finished FROM schema_migrations ORDER BY version
