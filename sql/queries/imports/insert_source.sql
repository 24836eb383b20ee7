INSERT INTO import_sources (name, fingerprint, created_at) VALUES (?, ?, ?)
