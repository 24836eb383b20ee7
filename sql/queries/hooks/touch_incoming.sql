UPDATE incoming_hooks SET last_used_at = ? WHERE id = ?
