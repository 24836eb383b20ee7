SELECT seq FROM messages WHERE conversation_id = ? AND reply_seq = ? ORDER BY seq
