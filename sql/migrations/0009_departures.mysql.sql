-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Accounts that are gone and have left something behind. after_ref: how far their messages are done.
CREATE TABLE IF NOT EXISTS departures (
    user_id BIGINT NOT NULL PRIMARY KEY,
    removes_messages INT NOT NULL,
    after_ref VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT departures_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- For exports of what one sent.
CREATE INDEX IF NOT EXISTS uploads_by_owner_and_id ON uploads (owner_id, id);
