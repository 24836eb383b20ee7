-- Who had read everything has read what was moved in.
UPDATE memberships SET read_seq = ? WHERE conversation_id = ? AND read_seq = ?
