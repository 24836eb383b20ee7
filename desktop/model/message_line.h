// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/message.h"
#include "desktop/client/outbox.h"

#include <QCoreApplication>
#include <QList>
#include <QMetaType>
#include <QString>

namespace foyer::client {
class Replica;
}

namespace foyer::model {

/// What a line of a timeline shows of a message: the one place that knows how a recalled, edited, forwarded, answering or
/// reacted-to message reads.
class MessageLine
{
    Q_DECLARE_TR_FUNCTIONS(foyer::model::MessageLine)

public:
    struct Quote
    {
        /// Invalid: it answers nothing.
        Seq seq;
        QString author;
        QString text;
    };
    struct Reaction
    {
        QString emoji;
        int count = 0;
        bool isMine = false;
    };

    /// As `me` sees it.
    static MessageLine of(const protocol::Message &message, UserId me);
    /// Of one that is on its way; what it answers or repeats is looked up where it is held.
    static MessageLine of(const client::QueuedPost &post, const client::Replica &replica);

    /// What it says on one line, for lists: its text, or what stands for it.
    [[nodiscard]] QString summary() const;
    /// All that stands around the text, in words: whom it answers, that there is a picture, from whom it is, that it was
    /// edited, is pinned, and the reactions. Empty for a plain message.
    [[nodiscard]] QString remarks() const;
    /// The reactions with their numbers, as one text; empty if there are none.
    [[nodiscard]] QString reactionsText() const;
    /// "edited", "pinned" or both; empty if it is neither.
    [[nodiscard]] QString marks() const;
    /// "Forwarded from …"; empty if it was not.
    [[nodiscard]] QString originText() const;

    /// The wording, or that it was taken back; empty with a picture alone.
    QString text;
    bool isRecalled = false;
    bool isEdited = false;
    bool isPinned = false;
    /// Whether it calls the user by name, or everyone.
    bool callsMe = false;
    bool hasImage = false;
    /// Who said it first; empty if it was not forwarded.
    QString origin;
    bool isForwarded = false;
    Quote quote;
    QList<Reaction> reactions;
};

} // namespace foyer::model

Q_DECLARE_METATYPE(foyer::model::MessageLine)
