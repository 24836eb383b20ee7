UPDATE image_places SET released = 1 WHERE upload_id = ?
