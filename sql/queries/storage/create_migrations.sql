CREATE TABLE IF NOT EXISTS schema_migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    steps_done INTEGER NOT NULL,
    is_finished INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT
