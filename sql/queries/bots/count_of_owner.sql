SELECT COUNT(*) FROM bots WHERE owner_id = ? AND removed_at = 0
