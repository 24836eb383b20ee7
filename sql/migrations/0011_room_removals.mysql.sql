-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The room that a line tells of; 0: none.
ALTER TABLE audit_log ADD COLUMN IF NOT EXISTS room_id BIGINT NOT NULL DEFAULT 0;

-- Rooms that were deleted. Their row of conversations stays with the kind 'gone', so that its id is never used again. is_swept: what
-- was said there is gone, too.
CREATE TABLE IF NOT EXISTS room_removals (
    conversation_id BIGINT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    is_swept INT NOT NULL DEFAULT 0,
    CONSTRAINT room_removals_room FOREIGN KEY (conversation_id) REFERENCES conversations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- Who was in them then: every node has to tell those who are connected to it.
CREATE TABLE IF NOT EXISTS former_members (
    conversation_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
