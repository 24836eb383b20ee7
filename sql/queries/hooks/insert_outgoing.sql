INSERT INTO outgoing_hooks (conversation_id, url, secret, trigger_word, created_by, created_at, delivered_seq)
VALUES (?, ?, ?, ?, ?, ?, ?)
