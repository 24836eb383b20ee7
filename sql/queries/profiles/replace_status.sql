REPLACE INTO profiles (user_id, status_emoji, status_text) VALUES (?, ?, ?)
