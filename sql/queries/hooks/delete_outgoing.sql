DELETE FROM outgoing_hooks WHERE id = ?
