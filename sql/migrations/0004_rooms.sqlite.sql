-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE conversations ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public';
ALTER TABLE conversations ADD COLUMN cover_id TEXT;
ALTER TABLE conversations ADD COLUMN archived_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN posting TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE conversations ADD COLUMN slow_seconds INTEGER NOT NULL DEFAULT 0;
-- The notice that takes in who joins and leaves next; 0: none.
ALTER TABLE conversations ADD COLUMN members_notice_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversations_by_cover ON conversations (cover_id) WHERE cover_id IS NOT NULL;

ALTER TABLE memberships ADD COLUMN silenced_until INTEGER NOT NULL DEFAULT 0;
-- Of the newest post in a room with slow mode.
ALTER TABLE memberships ADD COLUMN posted_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN notify TEXT NOT NULL DEFAULT 'all';
ALTER TABLE memberships ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;

-- Who left a room while silenced: leaving and coming back ends nothing.
CREATE TABLE room_silences (
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    silenced_until INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
) WITHOUT ROWID;

CREATE TABLE room_bans (
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    banned_by INTEGER NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
) WITHOUT ROWID;

CREATE TABLE room_links (
    code TEXT NOT NULL PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    created_by INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX room_links_by_room ON room_links (conversation_id);
