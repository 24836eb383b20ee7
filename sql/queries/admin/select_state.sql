SELECT role, disabled_at FROM users WHERE id = ? {lock}
