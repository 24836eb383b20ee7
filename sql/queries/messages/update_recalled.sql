UPDATE messages
SET text = '', extras = NULL, upload_id = NULL, reply_seq = NULL, pinned_at = 0, edited_at = 0, has_reactions = 0, recalled_at = ?, revision = ?
WHERE conversation_id = ? AND seq = ?
