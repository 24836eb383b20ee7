-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Other chats that were moved in, and what came from where, so that nothing comes twice. No foreign keys: what came may go, the
-- note of it stays. fingerprint: tells the chat from another of the same name.
CREATE TABLE IF NOT EXISTS import_sources (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(190) NOT NULL,
    fingerprint VARCHAR(190) NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY import_sources_by_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS imported_users (
    source_id BIGINT NOT NULL,
    old_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    PRIMARY KEY (source_id, old_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS imported_rooms (
    source_id BIGINT NOT NULL,
    old_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    PRIMARY KEY (source_id, old_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS imported_messages (
    source_id BIGINT NOT NULL,
    old_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (source_id, old_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
