-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO former_members (conversation_id, user_id) SELECT conversation_id, user_id FROM memberships WHERE conversation_id = ?
