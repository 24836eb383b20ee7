# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""fill_room.py DATABASE CONVERSATION COUNT: puts COUNT messages into a room of a server that does not run.

Posting so many takes minutes; this takes a second. They are from whoever wrote there last, a minute apart."""

import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
room, count = int(sys.argv[2]), int(sys.argv[3])
seq, revision = database.execute("SELECT last_seq, last_revision FROM conversations WHERE id = ?", (room,)).fetchone()
author, at = database.execute(
    "SELECT author_id, created_at FROM messages WHERE conversation_id = ? ORDER BY seq DESC", (room,)).fetchone()
rows = ((room, seq + i, revision + i, author, f"filled {i}", f"line {i}" + ("\nand another one" if i % 7 == 0 else ""),
         at + 60_000 * (i - count)) for i in range(1, count + 1))
with database:
    database.executemany(
        "INSERT INTO messages (conversation_id, seq, revision, author_id, ref, text, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows)
    database.execute("UPDATE conversations SET last_seq = ?, last_revision = ? WHERE id = ?",
                     (seq + count, revision + count, room))
