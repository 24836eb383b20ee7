SELECT conversation_id FROM directs WHERE low_id = ? AND high_id = ? {lock}
