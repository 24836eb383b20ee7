-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a token may be used for, as words; empty: everything.
ALTER TABLE sessions ADD COLUMN IF NOT EXISTS scopes VARCHAR(64) NOT NULL DEFAULT '';

-- Who owns which bot; removed_at 0: it is there.
CREATE TABLE IF NOT EXISTS bots (
    user_id BIGINT NOT NULL PRIMARY KEY,
    owner_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT NOT NULL DEFAULT 0,
    KEY bots_by_owner (owner_id),
    CONSTRAINT bots_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT bots_owner FOREIGN KEY (owner_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
