-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a user lets others know of him, and when he was last online (0: not known).
ALTER TABLE users
    ADD COLUMN IF NOT EXISTS tells_seen INT NOT NULL DEFAULT 1,
    ADD COLUMN IF NOT EXISTS tells_last_seen INT NOT NULL DEFAULT 1,
    ADD COLUMN IF NOT EXISTS tells_typing INT NOT NULL DEFAULT 1,
    ADD COLUMN IF NOT EXISTS last_seen_at BIGINT NOT NULL DEFAULT 0;
