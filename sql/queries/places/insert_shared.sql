INSERT INTO image_places (upload_id, host, url, delete_key, hash)
SELECT ?, host, url, delete_key, hash
FROM image_places
WHERE url = ? AND released = 0
LIMIT 1
