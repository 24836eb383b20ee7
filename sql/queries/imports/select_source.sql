SELECT id, fingerprint FROM import_sources WHERE name = ? {lock}
