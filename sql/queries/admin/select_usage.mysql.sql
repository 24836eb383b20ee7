SELECT
    (SELECT COUNT(*) FROM users),
    (SELECT COUNT(*) FROM users WHERE disabled_at <> 0),
    (SELECT COUNT(*) FROM conversations WHERE kind = 'room'),
    (SELECT CAST(COALESCE(SUM(last_seq), 0) AS SIGNED) FROM conversations WHERE kind <> 'gone'),
    (SELECT COUNT(*) FROM uploads),
    (SELECT CAST(COALESCE(SUM(bytes), 0) AS SIGNED) FROM uploads),
    (SELECT COUNT(*) FROM reports WHERE resolved_at = 0),
    (SELECT CAST(COALESCE(SUM(data_length + index_length), 0) AS SIGNED) FROM information_schema.tables WHERE table_schema = DATABASE())
