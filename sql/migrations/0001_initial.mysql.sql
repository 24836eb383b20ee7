-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE IF NOT EXISTS users (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(190) NOT NULL,
    username_key VARCHAR(700) NOT NULL,
    display_name VARCHAR(190) NOT NULL,
    avatar VARCHAR(32) NOT NULL,
    role VARCHAR(16) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY users_by_name (username_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS sessions (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    client VARCHAR(255) NOT NULL,
    token_hash BINARY(32) NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    end_reason VARCHAR(16),
    UNIQUE KEY sessions_by_token (token_hash),
    KEY sessions_by_user (user_id),
    KEY sessions_by_expiry (expires_at),
    KEY sessions_by_end (ended_at),
    CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS invites (
    code VARCHAR(190) NOT NULL PRIMARY KEY,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    uses_left INT NOT NULL,
    CONSTRAINT invites_user FOREIGN KEY (created_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS settings (
    name VARCHAR(190) NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS conversations (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    name VARCHAR(190) NOT NULL,
    name_key VARCHAR(700),
    topic VARCHAR(1000) NOT NULL,
    last_seq BIGINT NOT NULL DEFAULT 0,
    last_revision BIGINT NOT NULL DEFAULT 0,
    created_by BIGINT,
    created_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL,
    UNIQUE KEY conversations_by_name (name_key),
    CONSTRAINT conversations_creator FOREIGN KEY (created_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS memberships (
    conversation_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    role VARCHAR(16) NOT NULL,
    read_seq BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id),
    KEY memberships_by_user (user_id),
    CONSTRAINT memberships_conversation FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT memberships_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS uploads (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    type VARCHAR(64) NOT NULL,
    width INT NOT NULL,
    height INT NOT NULL,
    thumbnail_width INT NOT NULL,
    thumbnail_height INT NOT NULL,
    bytes BIGINT NOT NULL,
    animated INT NOT NULL,
    created_at BIGINT NOT NULL,
    KEY uploads_by_age (created_at),
    CONSTRAINT uploads_owner FOREIGN KEY (owner_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

CREATE TABLE IF NOT EXISTS messages (
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    author_id BIGINT NOT NULL,
    ref VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    upload_id VARCHAR(64),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, seq),
    UNIQUE KEY messages_by_revision (conversation_id, revision),
    UNIQUE KEY messages_by_ref (author_id, ref),
    KEY messages_by_upload (upload_id),
    CONSTRAINT messages_conversation FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT messages_author FOREIGN KEY (author_id) REFERENCES users (id),
    CONSTRAINT messages_upload FOREIGN KEY (upload_id) REFERENCES uploads (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- One row a running writer: how far it committed, so that it can tell after a connection broke during a commit.
CREATE TABLE IF NOT EXISTS writer_marks (
    writer VARCHAR(64) NOT NULL PRIMARY KEY,
    batch BIGINT NOT NULL,
    marked_at BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- The lobby, the room of everybody.
INSERT IGNORE INTO conversations (id, kind, name, name_key, topic, created_at, last_activity_at)
VALUES (1, 'room', 'Lobby', 'lobby', '', 0, 0);
