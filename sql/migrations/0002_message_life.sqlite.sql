-- SPDX-FileCopyrightText: Foyer contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- kind: 0 what somebody wrote, 1 a notice. extras: JSON of what few messages have (mentions, origin, notice).
ALTER TABLE messages ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN edited_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN recalled_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN pinned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN reply_seq INTEGER;
ALTER TABLE messages ADD COLUMN has_reactions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN extras TEXT;
CREATE INDEX messages_by_reply ON messages (conversation_id, reply_seq) WHERE reply_seq IS NOT NULL;
CREATE INDEX messages_by_pin ON messages (conversation_id, pinned_at) WHERE pinned_at > 0;

CREATE TABLE reactions (
    conversation_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, seq, emoji, user_id),
    FOREIGN KEY (conversation_id, seq) REFERENCES messages (conversation_id, seq)
) WITHOUT ROWID;
CREATE INDEX reactions_by_user ON reactions (user_id);

-- user_id 0: everyone. What a user has to be told of is counted from here.
CREATE TABLE mentions (
    conversation_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id, seq)
) WITHOUT ROWID;
CREATE INDEX mentions_by_message ON mentions (conversation_id, seq);

-- Earlier wordings.
CREATE TABLE message_edits (
    conversation_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq, edited_at)
) WITHOUT ROWID;

-- Pictures that are forgotten, but whose files may still be there.
CREATE TABLE discarded_uploads (
    id TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
