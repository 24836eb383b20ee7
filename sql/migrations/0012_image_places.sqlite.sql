-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Pictures that lie with a host elsewhere. Those of one URL share its one copy there.
CREATE TABLE image_places (
    upload_id TEXT NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    url TEXT NOT NULL,
    delete_key TEXT NOT NULL,
    hash TEXT NOT NULL,
    released INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX image_places_by_url ON image_places (url);
