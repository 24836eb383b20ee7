-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM reactions WHERE conversation_id = ? AND seq <= ?
