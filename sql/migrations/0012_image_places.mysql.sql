-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Pictures that lie with a host elsewhere. Those of one URL share its one copy there.
CREATE TABLE IF NOT EXISTS image_places (
    upload_id VARCHAR(64) NOT NULL PRIMARY KEY,
    host VARCHAR(32) NOT NULL,
    url VARCHAR(500) NOT NULL,
    delete_key VARCHAR(190) NOT NULL,
    hash CHAR(64) NOT NULL,
    released BOOLEAN NOT NULL DEFAULT FALSE,
    KEY image_places_by_url (url)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin ROW_FORMAT = DYNAMIC;
