INSERT INTO incoming_hooks (conversation_id, bot_id, token_hash, created_by, created_at) VALUES (?, ?, ?, ?, ?)
