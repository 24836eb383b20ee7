-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The room that a line tells of; 0: none.
ALTER TABLE audit_log ADD COLUMN room_id INTEGER NOT NULL DEFAULT 0;

-- Rooms that were deleted. Their row of conversations stays with the kind 'gone', so that its id is never used again. is_swept: what
-- was said there is gone, too.
CREATE TABLE room_removals (
    conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id),
    created_at INTEGER NOT NULL,
    is_swept INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Who was in them then: every node has to tell those who are connected to it.
CREATE TABLE former_members (
    conversation_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
) STRICT, WITHOUT ROWID;
