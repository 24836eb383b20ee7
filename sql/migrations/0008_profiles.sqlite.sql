-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What only a look at somebody shows; users has what stands beside every message.
CREATE TABLE profiles (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    status_emoji TEXT NOT NULL,
    status_text TEXT NOT NULL
) STRICT;

-- Avatars that people made themselves; users.avatar names them by their id.
CREATE TABLE avatars (
    id TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL UNIQUE REFERENCES users (id),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
    user_id INTEGER NOT NULL REFERENCES users (id),
    blocked_id INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, blocked_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_by_blocked ON blocks (blocked_id);
