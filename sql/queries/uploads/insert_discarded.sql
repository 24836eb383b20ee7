INSERT INTO discarded_uploads (id) VALUES (?)
