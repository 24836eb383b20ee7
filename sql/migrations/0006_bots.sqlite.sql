-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a token may be used for, as words; empty: everything.
ALTER TABLE sessions ADD COLUMN scopes TEXT NOT NULL DEFAULT '';

-- Who owns which bot; removed_at 0: it is there.
CREATE TABLE bots (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    owner_id INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    removed_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX bots_by_owner ON bots (owner_id);
