-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM room_removals WHERE is_swept = 1 AND created_at < ?
