-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM room_bans WHERE conversation_id = ?
