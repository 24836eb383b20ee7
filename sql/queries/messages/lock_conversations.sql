SELECT id, last_seq, last_revision, archived_at, posting, slow_seconds FROM conversations WHERE id IN ({?}) ORDER BY id {lock}
