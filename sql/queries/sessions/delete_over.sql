DELETE FROM sessions WHERE ended_at < ? OR expires_at < ?
