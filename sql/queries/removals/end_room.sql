-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Its name stays for reports that tell of it; others may use it.
UPDATE conversations SET kind = 'gone', name_key = NULL, topic = '', cover_id = NULL, members_notice_seq = 0 WHERE id = ?
