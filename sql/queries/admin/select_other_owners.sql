-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT user_id FROM memberships WHERE conversation_id = ? AND role = 'owner' AND user_id <> ? ORDER BY user_id
