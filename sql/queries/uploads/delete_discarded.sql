DELETE FROM discarded_uploads WHERE id = ?
