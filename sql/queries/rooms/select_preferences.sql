SELECT notify, quiet_until, favourite FROM memberships WHERE conversation_id = ? AND user_id = ?
