DELETE FROM invites WHERE code = ?
