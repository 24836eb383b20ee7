-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- 0: may sign in.
ALTER TABLE users ADD COLUMN IF NOT EXISTS disabled_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX IF NOT EXISTS users_by_role ON users (role);

-- Who did what to whom; actor_id 0: the operator at the console. Rows are never changed or removed: see the triggers. No foreign
-- keys, as a log outlives what it tells of.
CREATE TABLE IF NOT EXISTS audit_log (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    created_at BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    action VARCHAR(64) NOT NULL,
    target_id BIGINT NOT NULL,
    detail TEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
CREATE TRIGGER IF NOT EXISTS audit_log_keeps BEFORE UPDATE ON audit_log FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';
CREATE TRIGGER IF NOT EXISTS audit_log_holds BEFORE DELETE ON audit_log FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is never changed';

CREATE TABLE IF NOT EXISTS password_resets (
    user_id BIGINT NOT NULL PRIMARY KEY,
    token_hash BINARY(32) NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE KEY password_resets_by_token (token_hash),
    CONSTRAINT password_resets_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- conversation_id and seq 0: the user was reported. text: the message as it was then. resolved_at 0: open.
CREATE TABLE IF NOT EXISTS reports (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    reporter_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    resolved_at BIGINT NOT NULL DEFAULT 0,
    resolved_by BIGINT NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    KEY reports_by_state (resolved_at, id),
    KEY reports_by_reporter (reporter_id, resolved_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
