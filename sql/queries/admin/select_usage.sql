SELECT
    (SELECT COUNT(*) FROM users),
    (SELECT COUNT(*) FROM users WHERE disabled_at <> 0),
    (SELECT COUNT(*) FROM conversations WHERE kind = 'room'),
    (SELECT COALESCE(SUM(last_seq), 0) FROM conversations WHERE kind <> 'gone'),
    (SELECT COUNT(*) FROM uploads),
    (SELECT COALESCE(SUM(bytes), 0) FROM uploads),
    (SELECT COUNT(*) FROM reports WHERE resolved_at = 0),
    (SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())
