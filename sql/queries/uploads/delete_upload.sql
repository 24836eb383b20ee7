DELETE FROM uploads WHERE id = ?
