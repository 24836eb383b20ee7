SELECT id, last_seq, last_revision FROM conversations
