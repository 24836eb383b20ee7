-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM message_edits WHERE conversation_id = ? AND seq <= ?
