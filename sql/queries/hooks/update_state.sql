UPDATE outgoing_hooks
SET delivered_seq = ?, failures = ?, failing_since = ?, next_try_at = ?, disabled_at = ?, last_status = ?, last_error = ?
WHERE id = ? AND delivered_seq <= ?
