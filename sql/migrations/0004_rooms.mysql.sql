-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- members_notice_seq: the notice that takes in who joins and leaves next; 0: none.
ALTER TABLE conversations
    ADD COLUMN IF NOT EXISTS visibility VARCHAR(16) NOT NULL DEFAULT 'public',
    ADD COLUMN IF NOT EXISTS cover_id VARCHAR(64),
    ADD COLUMN IF NOT EXISTS archived_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS posting VARCHAR(16) NOT NULL DEFAULT 'everyone',
    ADD COLUMN IF NOT EXISTS slow_seconds INT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS members_notice_seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX IF NOT EXISTS conversations_by_cover ON conversations (cover_id);

-- posted_at: of the newest post in a room with slow mode.
ALTER TABLE memberships
    ADD COLUMN IF NOT EXISTS silenced_until BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS posted_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS notify VARCHAR(16) NOT NULL DEFAULT 'all',
    ADD COLUMN IF NOT EXISTS quiet_until BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS favourite INT NOT NULL DEFAULT 0;

-- Who left a room while silenced: leaving and coming back ends nothing.
CREATE TABLE IF NOT EXISTS room_silences (
    conversation_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    silenced_until BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id),
    CONSTRAINT room_silences_room FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT room_silences_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS room_bans (
    conversation_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    banned_by BIGINT NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id),
    CONSTRAINT room_bans_room FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT room_bans_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT room_bans_by FOREIGN KEY (banned_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS room_links (
    code VARCHAR(64) NOT NULL PRIMARY KEY,
    conversation_id BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    uses_left INT NOT NULL,
    KEY room_links_by_room (conversation_id),
    CONSTRAINT room_links_room FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT room_links_user FOREIGN KEY (created_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
