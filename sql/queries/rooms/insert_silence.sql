-- Of whoever leaves while silenced.
INSERT INTO room_silences (conversation_id, user_id, silenced_until)
SELECT conversation_id, user_id, silenced_until FROM memberships
WHERE conversation_id = ? AND user_id = ? AND silenced_until > 0
