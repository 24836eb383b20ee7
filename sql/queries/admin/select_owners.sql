-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT s.conversation_id, u.id, u.username, u.display_name, u.avatar, u.role
FROM memberships s
JOIN users u ON u.id = s.user_id
WHERE s.role = 'owner' AND s.conversation_id IN ({?})
ORDER BY s.conversation_id, s.joined_at, s.user_id
