SELECT id, last_seq, last_revision FROM conversations WHERE id IN ({?}) ORDER BY id {lock}
