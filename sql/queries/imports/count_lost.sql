SELECT COUNT(*)
FROM imported_messages i
JOIN conversations c ON c.id = i.conversation_id AND c.kind <> 'gone'
LEFT JOIN messages m ON m.conversation_id = i.conversation_id AND m.seq = i.seq
WHERE i.source_id = ? AND m.seq IS NULL
