-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- kind: 0 what somebody wrote, 1 a notice. extras: JSON of what few messages have (mentions, origin, notice).
ALTER TABLE messages
    ADD COLUMN IF NOT EXISTS kind INT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS edited_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS recalled_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS pinned_at BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS reply_seq BIGINT,
    ADD COLUMN IF NOT EXISTS has_reactions INT NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS extras TEXT;
CREATE INDEX IF NOT EXISTS messages_by_reply ON messages (conversation_id, reply_seq);
CREATE INDEX IF NOT EXISTS messages_by_pin ON messages (conversation_id, pinned_at);

CREATE TABLE IF NOT EXISTS reactions (
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    emoji VARCHAR(64) NOT NULL,
    user_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, seq, emoji, user_id),
    KEY reactions_by_user (user_id),
    CONSTRAINT reactions_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT reactions_message FOREIGN KEY (conversation_id, seq) REFERENCES messages (conversation_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- user_id 0: everyone. What a user has to be told of is counted from here.
CREATE TABLE IF NOT EXISTS mentions (
    conversation_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id, seq),
    KEY mentions_by_message (conversation_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- Earlier wordings.
CREATE TABLE IF NOT EXISTS message_edits (
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    edited_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq, edited_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- Pictures that are forgotten, but whose files may still be there.
CREATE TABLE IF NOT EXISTS discarded_uploads (
    id VARCHAR(64) NOT NULL PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
