SELECT last_seq, visibility, archived_at FROM conversations WHERE id = ? AND kind = 'room' {lock}
