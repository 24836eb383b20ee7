-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT c.id, c.name, c.visibility, c.created_at, c.last_activity_at, c.archived_at, c.last_seq,
    (SELECT COUNT(*) FROM memberships s WHERE s.conversation_id = c.id)
FROM conversations c
WHERE c.kind = 'room' AND c.id = ?
