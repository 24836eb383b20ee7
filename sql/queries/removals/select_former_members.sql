-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT user_id FROM former_members WHERE conversation_id = ? ORDER BY user_id
