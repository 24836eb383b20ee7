-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT conversation_id FROM room_removals WHERE is_swept = 0 ORDER BY created_at, conversation_id LIMIT 1
