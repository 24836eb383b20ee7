SELECT id, last_seq, last_revision, archived_at, posting, slow_seconds, kind FROM conversations WHERE id IN ({?}) ORDER BY id {lock}
