-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Accounts that are gone and have left something behind. after_ref: how far their messages are done.
CREATE TABLE departures (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    removes_messages INTEGER NOT NULL,
    after_ref TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- For exports of what one sent.
CREATE INDEX uploads_by_owner ON uploads (owner_id, id);
