UPDATE invites SET uses_left = uses_left - 1 WHERE code = ? AND uses_left > 0
