SELECT host, url, delete_key, hash FROM image_places WHERE upload_id = ?
