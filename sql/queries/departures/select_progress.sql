SELECT after_ref FROM departures WHERE user_id = ? {lock}
