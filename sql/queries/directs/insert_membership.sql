INSERT INTO memberships (conversation_id, user_id, role, read_seq, joined_at, hidden_seq) VALUES (?, ?, 'member', 0, ?, ?)
