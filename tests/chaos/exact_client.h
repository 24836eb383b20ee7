// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/account.h"
#include "tests/chaos/dice.h"
#include "tests/chaos/ledger.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace foyer::chaos {

/// A client of its own that hears every word of the server: speaks the protocol by the document, comes back by itself,
/// and holds each event to what the one before promised. Violations that it notes: "hole-in-sync", "leak".
class ExactClient : public QObject
{
    Q_OBJECT

public:
    ExactClient(Account account, Ledger &ledger, quint64 seed);
    ~ExactClient() override;

    void start() { connectNow(); }
    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] QString name() const { return m_account.user.username; }
    [[nodiscard]] bool isInSync() const { return m_isInSync; }
    [[nodiscard]] bool isMember(ConversationId conversation) const { return m_known.contains(conversation); }
    /// The revision up to which every change was heard.
    [[nodiscard]] Revision revision(ConversationId conversation) const
    {
        return m_known.value(conversation).revision;
    }
    /// The newest message heard of.
    [[nodiscard]] Seq lastSeq(ConversationId conversation) const { return m_known.value(conversation).seq; }
    /// Sends a frame, if there is a connection.
    void send(const QJsonObject &frame);
    void sendText(const QString &text);
    void sendBinary(const QByteArray &bytes);
    /// Hangs up without goodbye, and comes back.
    void drop();
    [[nodiscard]] int connections() const { return m_connections; }

signals:
    /// Everything missed was told.
    void synced();
    /// `posted` or `error`.
    void answered(const QJsonObject &event);

private:
    /// Up to where everything of a conversation was heard.
    struct Known
    {
        Revision revision;
        Seq seq;
    };

    void connectNow();
    void comeBack();
    void take(const QString &text);
    void onEvent(const QJsonObject &event);
    void onSync(const QJsonObject &sync);
    void onConversationSync(const QJsonObject &sync);
    /// Whether the messages lead from what was known to what the conversation is at.
    [[nodiscard]] static bool isWhole(const Known &before, const Known &after,
                                      const QList<protocol::Message> &messages);
    void onMessage(const QJsonObject &object);
    void onStrayMessage(const protocol::Message &message);
    void askFor(ConversationId conversation, Revision from);
    [[nodiscard]] std::optional<protocol::Message> note(const QJsonObject &object);

    const Account m_account;
    Ledger &m_ledger;
    Dice m_dice;
    QWebSocket *m_socket = nullptr;
    QTimer m_retry;
    QHash<ConversationId, Known> m_known;
    /// Highest revision that came, with or without a gap before it.
    QHash<ConversationId, Revision> m_heard;
    /// Rooms of which this connection was told that they are over.
    QSet<ConversationId> m_left;
    /// Rooms that a sync did not name and that are heard of all the same, since when. A leave or a join that is under way
    /// at that moment explains it; then its event follows.
    QHash<ConversationId, QElapsedTimer> m_unexplained;
    /// Gaps whose answer is on its way.
    QSet<ConversationId> m_asked;
    bool m_isInSync = false;
    int m_connections = 0;
};

} // namespace foyer::chaos
