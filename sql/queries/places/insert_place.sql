INSERT INTO image_places (upload_id, host, url, delete_key, hash) VALUES (?, ?, ?, ?, ?)
