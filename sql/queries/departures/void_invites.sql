UPDATE invites SET uses_left = 0 WHERE created_by = ?
