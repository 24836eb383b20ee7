SELECT code FROM invites WHERE code = ? AND expires_at > ? AND uses_left > 0 {lock}
