UPDATE conversations c
JOIN ({SELECT CAST(? AS SIGNED) AS seq, CAST(? AS SIGNED) AS revision, CAST(? AS SIGNED) AS active_at, CAST(? AS SIGNED) AS id}) v
    ON v.id = c.id
SET c.last_seq = v.seq, c.last_revision = v.revision, c.last_activity_at = GREATEST(c.last_activity_at, v.active_at)
