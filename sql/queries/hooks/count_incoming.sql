SELECT COUNT(*) FROM incoming_hooks WHERE conversation_id = ?
