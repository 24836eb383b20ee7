SELECT role FROM users WHERE id = ? {lock}
