// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace foyer::chaos {

/// A promise that was broken: which, by its short name, and how.
struct Violation
{
    QString kind;
    QString text;
};

/// What the server said of a post when it acknowledged it.
struct Acknowledgement
{
    ConversationId conversation;
    Seq seq;
    Revision revision;
    Timestamp createdAt = 0;

    bool operator==(const Acknowledgement &) const = default;
};

/// One message somebody wrote, and what he was told of it.
struct WrittenPost
{
    QString person;
    Ref ref;
    ConversationId conversation;
    /// Nobody writes the same text twice.
    QString text;
    /// The exact words, where the client hears them.
    std::optional<Acknowledgement> acknowledged;
    /// Whether it was shown to its author as sent.
    bool isToldSent = false;
    /// Whether it was shown to its author as failed for good.
    bool isToldFailed = false;
};

/// One change of a message that somebody asked for.
struct AskedChange
{
    enum class Kind { Edit, Recall, React, Unreact };

    UserId actor;
    protocol::MessagePlace place;
    Kind kind = Kind::Edit;
    /// The new text, or the emoji.
    QString value;
    /// The revision that the answer showed. Nothing when no answer came: it may have happened, even later than what was
    /// asked afterwards.
    std::optional<Revision> answered;
};

/// What every client was told, and what was seen at once to be wrong. The checker compares it with the database.
class Ledger
{
public:
    void wrote(const QString &person, const Ref &ref, ConversationId conversation, const QString &text);
    /// The server acknowledged it: the first time this is noted, later it must be the same again.
    void acknowledged(const QString &person, const Ref &ref, const Acknowledgement &answer);
    void toldSent(const QString &person, const Ref &ref);
    void toldFailed(const QString &person, const Ref &ref);
    /// Some client of this person was shown the message.
    void saw(const QString &person, const protocol::Message &message);
    /// Somebody posted a message that he is going to change.
    void willChange(const protocol::MessagePlace &place, const QString &text);
    /// Somebody asks for a change. Returns its number, for the answer.
    [[nodiscard]] qsizetype asked(const AskedChange &change);
    void answered(qsizetype change, Revision revision);
    void violated(const QString &kind, const QString &text);

    [[nodiscard]] const QList<WrittenPost> &posts() const { return m_posts; }
    /// Conversation → seq → what was shown to anybody, all versions that differ.
    using Seen = QMap<ConversationId, QMap<Seq, QList<protocol::Message>>>;
    [[nodiscard]] const Seen &seen() const { return m_seen; }
    [[nodiscard]] const QList<AskedChange> &changes() const { return m_changes; }
    /// The first text of each message that was posted to be changed.
    [[nodiscard]] const QHash<protocol::MessagePlace, QString> &originals() const { return m_originals; }
    /// Conversation → who was shown anything of it.
    [[nodiscard]] const QMap<ConversationId, QSet<QString>> &viewers() const { return m_viewers; }
    [[nodiscard]] qint64 sightings() const { return m_sightings; }
    [[nodiscard]] const QList<Violation> &violations() const { return m_violations; }

private:
    [[nodiscard]] WrittenPost *find(const QString &person, const Ref &ref);

    QList<WrittenPost> m_posts;
    /// Author and ref, which two authors may share → place in m_posts.
    QHash<std::pair<QString, Ref>, qsizetype> m_places;
    QList<AskedChange> m_changes;
    QHash<protocol::MessagePlace, QString> m_originals;
    Seen m_seen;
    QMap<ConversationId, QSet<QString>> m_viewers;
    qint64 m_sightings = 0;
    QList<Violation> m_violations;
};

} // namespace foyer::chaos
