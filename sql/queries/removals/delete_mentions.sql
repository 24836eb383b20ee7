-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM mentions WHERE conversation_id = ? AND seq <= ?
