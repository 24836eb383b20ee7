-- A room that was deleted has no id.
SELECT i.old_id, c.id
FROM imported_rooms i
LEFT JOIN conversations c ON c.id = i.conversation_id AND c.kind <> 'gone'
WHERE i.source_id = ?
