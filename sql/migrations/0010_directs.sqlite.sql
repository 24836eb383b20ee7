-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Direct conversations by the two who are in them: one for each pair, whoever began it. low_id is the smaller id.
CREATE TABLE directs (
    conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id),
    low_id INTEGER NOT NULL REFERENCES users (id),
    high_id INTEGER NOT NULL REFERENCES users (id),
    UNIQUE (low_id, high_id)
) STRICT;

-- The newest seq when the member put the conversation out of sight: it comes back with the next one. -1: he did not.
ALTER TABLE memberships ADD COLUMN hidden_seq INTEGER NOT NULL DEFAULT -1;
