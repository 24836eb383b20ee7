SELECT id FROM users WHERE role = 'admin' AND disabled_at = 0 ORDER BY id LIMIT 1
