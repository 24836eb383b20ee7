UPDATE departures SET after_ref = ? WHERE user_id = ?
