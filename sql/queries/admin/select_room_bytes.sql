-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- From the pictures to the messages: there are fewer of them, and an index leads there. One that is shown twice is stored once.
SELECT d.conversation_id, SUM(d.bytes)
FROM (SELECT DISTINCT m.conversation_id, p.id, p.bytes
      FROM uploads p
      CROSS JOIN messages m ON m.upload_id = p.id
      WHERE m.conversation_id IN ({?})) d
GROUP BY d.conversation_id
