DELETE FROM departures WHERE user_id = ?
