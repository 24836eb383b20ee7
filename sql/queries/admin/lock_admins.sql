SELECT id, disabled_at FROM users WHERE role = 'admin' {lock}
