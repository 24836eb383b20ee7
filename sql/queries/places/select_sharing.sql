SELECT 1 FROM image_places WHERE url = ? AND released = 0 LIMIT 1 {lock}
