DELETE FROM writer_marks WHERE writer = ? OR marked_at < ?
