-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM memberships WHERE conversation_id = ?
