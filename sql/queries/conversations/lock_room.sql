SELECT last_seq FROM conversations WHERE id = ? AND kind = 'room' {lock}
