INSERT INTO messages (conversation_id, seq, revision, author_id, ref, text, upload_id, created_at, kind, reply_seq, extras)
VALUES {(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)}
