-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT seq, upload_id FROM messages WHERE conversation_id = ? ORDER BY seq LIMIT ?
