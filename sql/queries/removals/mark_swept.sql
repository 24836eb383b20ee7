-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
UPDATE room_removals SET is_swept = 1 WHERE conversation_id = ?
