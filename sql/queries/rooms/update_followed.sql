-- Who had read everything has read what he brought about himself.
UPDATE memberships SET read_seq = ? WHERE conversation_id = ? AND user_id = ? AND read_seq = ?
