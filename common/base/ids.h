// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QtGlobal>

#include <compare>

namespace foyer {

/// A number that stands for one kind of thing only: mixing two kinds does not compile.
/// Zero means "none". Stays below 2^53, so JSON and JavaScript carry it exactly.
template<typename Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value)
        : m_value(value)
    {
    }
    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value > 0; }
    constexpr auto operator<=>(const Id &) const = default;

private:
    qint64 m_value = 0;
};

template<typename Tag>
[[nodiscard]] size_t qHash(Id<Tag> id, size_t seed = 0) noexcept
{
    return ::qHash(id.value(), seed);
}

/// An account.
using UserId = Id<struct UserTag>;
/// One sign-in of a user on one client.
using SessionId = Id<struct SessionTag>;
/// A room or a direct conversation.
using ConversationId = Id<struct ConversationTag>;
/// Place of a message in its conversation: 1, 2, 3, … with no hole.
using Seq = Id<struct SeqTag>;
/// A conversation's change counter: 1, 2, 3, …
using Revision = Id<struct RevisionTag>;

/// Unguessable id of an upload: 32 lower-case hex digits (128 random bits). Empty means "none".
using UploadId = QString;
/// Id that a client gives a post before sending it: a UUID in its 36-character lower-case form.
using Ref = QString;

} // namespace foyer
