-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- URLs by which programs post into a room, each with an account of its own.
CREATE TABLE IF NOT EXISTS incoming_hooks (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    conversation_id BIGINT NOT NULL,
    bot_id BIGINT NOT NULL,
    token_hash BINARY(32) NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL DEFAULT 0,
    UNIQUE KEY incoming_hooks_by_token (token_hash),
    KEY incoming_hooks_by_conversation (conversation_id),
    CONSTRAINT incoming_hooks_conversation FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT incoming_hooks_bot FOREIGN KEY (bot_id) REFERENCES users (id),
    CONSTRAINT incoming_hooks_creator FOREIGN KEY (created_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- URLs to which the messages of a room are posted. delivered_seq: the queue is the conversation after it.
CREATE TABLE IF NOT EXISTS outgoing_hooks (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    conversation_id BIGINT NOT NULL,
    url VARCHAR(2000) NOT NULL,
    secret VARCHAR(255) NOT NULL,
    trigger_word VARCHAR(190) NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    delivered_seq BIGINT NOT NULL,
    failures INT NOT NULL DEFAULT 0,
    failing_since BIGINT NOT NULL DEFAULT 0,
    next_try_at BIGINT NOT NULL DEFAULT 0,
    disabled_at BIGINT NOT NULL DEFAULT 0,
    last_status INT NOT NULL DEFAULT 0,
    last_error VARCHAR(32) NOT NULL DEFAULT '',
    KEY outgoing_hooks_by_conversation (conversation_id),
    CONSTRAINT outgoing_hooks_conversation FOREIGN KEY (conversation_id) REFERENCES conversations (id),
    CONSTRAINT outgoing_hooks_creator FOREIGN KEY (created_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
