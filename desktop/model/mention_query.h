// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/conversation.h"
#include "common/protocol/user.h"

#include <QList>
#include <QString>

#include <optional>

namespace foyer::model {

/// A name that is being typed after @.
struct MentionQuery
{
    /// Where its @ stands in the text.
    qsizetype start = 0;
    /// What follows that.
    QString words;
};

/// What is being called before the caret, if anything: an @ inside a word is an address or a sign. The same as in the web
/// client.
[[nodiscard]] std::optional<MentionQuery> mentionAt(const QString &text, qsizetype caret);

/// Who may be meant.
struct MentionCandidate
{
    /// What is written after the @.
    QString name;
    /// Nobody for what calls everyone.
    std::optional<protocol::User> user;
};

/// Those of the members whose names fit, best first, without `me`; "here" and the like only for who may call everyone.
[[nodiscard]] QList<MentionCandidate> mentionCandidates(const QString &words,
                                                        const QList<protocol::Member> &members, UserId me,
                                                        bool mayCallEveryone);

} // namespace foyer::model
