-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT u.id, u.username, u.display_name, u.avatar, u.role, s.role, s.joined_at
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.conversation_id = ? AND u.id > ? AND (u.username_key LIKE ? ESCAPE '!' OR u.display_name LIKE ? ESCAPE '!')
ORDER BY u.id
LIMIT ?
