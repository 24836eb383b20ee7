-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Direct conversations by the two who are in them: one for each pair, whoever began it. low_id is the smaller id.
CREATE TABLE IF NOT EXISTS directs (
    conversation_id BIGINT NOT NULL PRIMARY KEY,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    CONSTRAINT directs_pair UNIQUE (low_id, high_id),
    CONSTRAINT directs_conversation FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT directs_low FOREIGN KEY (low_id) REFERENCES users (id),
    CONSTRAINT directs_high FOREIGN KEY (high_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- The newest seq when the member put the conversation out of sight: it comes back with the next one. -1: he did not.
ALTER TABLE memberships ADD COLUMN IF NOT EXISTS hidden_seq BIGINT NOT NULL DEFAULT -1;
