REPLACE INTO writer_marks (writer, batch, marked_at) VALUES (?, ?, ?)
