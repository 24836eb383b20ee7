-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Other chats that were moved in, and what came from where, so that nothing comes twice. No foreign keys: what came may go, the
-- note of it stays. fingerprint: tells the chat from another of the same name.
CREATE TABLE import_sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE imported_users (
    source_id INTEGER NOT NULL,
    old_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (source_id, old_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_rooms (
    source_id INTEGER NOT NULL,
    old_id INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    PRIMARY KEY (source_id, old_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE imported_messages (
    source_id INTEGER NOT NULL,
    old_id INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (source_id, old_id)
) STRICT, WITHOUT ROWID;
