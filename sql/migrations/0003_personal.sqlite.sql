-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a user lets others know of him, and when he was last online (0: not known).
ALTER TABLE users ADD COLUMN tells_seen INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN tells_last_seen INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN tells_typing INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
