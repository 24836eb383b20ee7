SELECT COUNT(*) FROM outgoing_hooks WHERE conversation_id = ?
