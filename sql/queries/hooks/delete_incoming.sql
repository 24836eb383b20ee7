DELETE FROM incoming_hooks WHERE id = ?
