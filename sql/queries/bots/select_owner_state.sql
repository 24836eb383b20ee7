-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT o.disabled_at FROM bots b JOIN users o ON o.id = b.owner_id WHERE b.user_id = ?
