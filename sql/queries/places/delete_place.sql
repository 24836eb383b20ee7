DELETE FROM image_places WHERE upload_id = ?
