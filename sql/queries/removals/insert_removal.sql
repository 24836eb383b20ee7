-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO room_removals (conversation_id, created_at) VALUES (?, ?)
