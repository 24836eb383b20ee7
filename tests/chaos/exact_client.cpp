// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/exact_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

constexpr int kBackMin = 20;
constexpr int kBackMax = 500;
/// How long a leave or join may be under way, in ms.
constexpr qint64 kExplanationTime = 3'000;

ConversationId idOf(const QJsonValue &value)
{
    return ConversationId(value.toInteger());
}

} // namespace

ExactClient::ExactClient(Account account, Ledger &ledger, quint64 seed)
    : m_account(std::move(account))
    , m_ledger(ledger)
    , m_dice(seed)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ExactClient::connectNow);
}

ExactClient::~ExactClient()
{
    if (m_socket != nullptr)
        m_socket->disconnect(this);
}

void ExactClient::connectNow()
{
    ++m_connections;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &ExactClient::take);
    connect(m_socket, &QWebSocket::disconnected, this, &ExactClient::comeBack, Qt::QueuedConnection);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &ExactClient::comeBack, Qt::QueuedConnection);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &ExactClient::comeBack, Qt::QueuedConnection);
#endif
    QUrl url = m_account.server.resolved(QUrl(u"/ws"_s));
    url.setScheme(u"ws"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_account.token);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"foyer.v1"_s});
    m_socket->open(request, options);
    // An answer that never comes is as good as a refusal.
    QTimer::singleShot(8'000, m_socket, [this, socket = m_socket] {
        if (socket == m_socket && !m_isInSync)
            drop();
    });
}

void ExactClient::comeBack()
{
    m_isInSync = false;
    m_asked.clear();
    m_left.clear();
    m_unexplained.clear();
    if (m_socket == nullptr || m_retry.isActive())
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
    m_retry.start(m_dice.between(kBackMin, kBackMax));
}

void ExactClient::drop()
{
    comeBack();
}

void ExactClient::send(const QJsonObject &frame)
{
    sendText(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void ExactClient::sendText(const QString &text)
{
    if (m_socket != nullptr && m_socket->isValid())
        m_socket->sendTextMessage(text);
}

void ExactClient::sendBinary(const QByteArray &bytes)
{
    if (m_socket != nullptr && m_socket->isValid())
        m_socket->sendBinaryMessage(bytes);
}

void ExactClient::take(const QString &text)
{
    const QJsonArray events = QJsonDocument::fromJson(text.toUtf8()).array();
    if (events.isEmpty())
        m_ledger.violated(u"broken-frame"_s, name() + ": "_L1 + text.left(200));
    for (const QJsonValue &event : events)
        onEvent(event.toObject());
}

void ExactClient::onEvent(const QJsonObject &event)
{
    const QString type = event["type"_L1].toString();
    if (type == "hello"_L1) {
        QJsonObject revisions;
        for (auto it = m_known.cbegin(); it != m_known.cend(); ++it)
            revisions.insert(QString::number(it.key().value()), it->revision.value());
        send({{u"type"_s, u"sync"_s}, {u"revisions"_s, revisions}});
    } else if (type == "sync"_L1) {
        onSync(event);
    } else if (type == "message"_L1) {
        onMessage(event["message"_L1].toObject());
    } else if (type == "conversation"_L1) {
        const ConversationId id = idOf(event["conversation"_L1].toObject()["id"_L1]);
        m_left.remove(id);
        m_unexplained.remove(id);
        if (!m_known.contains(id)) {
            m_known.insert(id, {});
            askFor(id, {});
        }
    } else if (type == "left"_L1) {
        const ConversationId id = idOf(event["conversation"_L1]);
        m_known.remove(id);
        m_unexplained.remove(id);
        m_left.insert(id);
    } else if (type == "posted"_L1 || type == "error"_L1) {
        emit answered(event);
    }
}

void ExactClient::onSync(const QJsonObject &sync)
{
    const QJsonArray list = sync["conversations"_L1].toArray();
    const bool isPartial = sync["partial"_L1].toBool();
    if (!isPartial) {
        QHash<ConversationId, Known> still;
        for (const QJsonValue &each : list) {
            const ConversationId id = idOf(each["conversation"_L1]["id"_L1]);
            still.insert(id, m_known.value(id));
        }
        m_known = still;
    }
    for (const QJsonValue &each : list)
        onConversationSync(each.toObject());
    if (!isPartial) {
        m_isInSync = true;
        emit synced();
    }
}

void ExactClient::onConversationSync(const QJsonObject &sync)
{
    const QJsonObject conversation = sync["conversation"_L1].toObject();
    const ConversationId id = idOf(conversation["id"_L1]);
    const Known after{Revision(conversation["revision"_L1].toInteger()),
                      Seq(conversation["lastSeq"_L1].toInteger())};
    const QJsonArray list = sync["messages"_L1].toArray();
    m_asked.remove(id);
    // Left meanwhile.
    if (!m_known.contains(id))
        return;
    Known &known = m_known[id];
    QList<protocol::Message> messages;
    for (const QJsonValue &each : list) {
        const auto message = note(each.toObject());
        if (!message)
            return;
        messages.append(*message);
    }
    if (!sync["reset"_L1].toBool() && !isWhole(known, after, messages))
        m_ledger.violated(
            u"hole-in-sync"_s,
            u"%1 in %2 was at revision %3 and seq %4, was told %5 messages up to %6 and %7"_s.arg(name())
                .arg(id.value())
                .arg(known.revision.value())
                .arg(known.seq.value())
                .arg(messages.size())
                .arg(after.revision.value())
                .arg(after.seq.value()));
    known.revision = std::max(known.revision, after.revision);
    known.seq = std::max(known.seq, after.seq);
    if (m_heard.value(id) > known.revision)
        askFor(id, known.revision);
}

bool ExactClient::isWhole(const Known &before, const Known &after, const QList<protocol::Message> &messages)
{
    if (after.revision <= before.revision)
        return true;
    Revision revision;
    Seq seq = before.seq;
    for (const protocol::Message &message : messages) {
        if (message.revision <= revision)
            return false;
        revision = message.revision;
    }
    // A message that was changed later stands behind younger ones, so the seqs are taken in their own order.
    QList<Seq> fresh;
    for (const protocol::Message &message : messages) {
        if (message.seq > before.seq)
            fresh.append(message.seq);
    }
    std::sort(fresh.begin(), fresh.end());
    for (const Seq each : std::as_const(fresh)) {
        if (each.value() != seq.value() + 1)
            return false;
        seq = each;
    }
    return revision == after.revision && seq == after.seq;
}

void ExactClient::onMessage(const QJsonObject &object)
{
    const auto message = note(object);
    if (!message)
        return;
    const auto known = m_known.find(message->conversation);
    if (known == m_known.end()) {
        onStrayMessage(*message);
        return;
    }
    Revision &heard = m_heard[message->conversation];
    heard = std::max(heard, message->revision);
    if (message->revision.value() == known->revision.value() + 1) {
        known->revision = message->revision;
        known->seq = std::max(known->seq, message->seq);
    } else if (message->revision > known->revision) {
        askFor(message->conversation, known->revision);
    }
}

void ExactClient::onStrayMessage(const protocol::Message &message)
{
    QElapsedTimer &since = m_unexplained[message.conversation];
    if (!since.isValid())
        since.start();
    if (!m_left.contains(message.conversation) && since.elapsed() < kExplanationTime)
        return;
    m_ledger.violated(u"leak"_s,
                      u"%1 is not in %2 and heard \"%3\""_s.arg(name())
                          .arg(message.conversation.value())
                          .arg(message.text));
}

void ExactClient::askFor(ConversationId conversation, Revision from)
{
    if (m_asked.contains(conversation))
        return;
    m_asked.insert(conversation);
    send({{u"type"_s, u"sync"_s},
          {u"revisions"_s, QJsonObject{{QString::number(conversation.value()), from.value()}}},
          {u"partial"_s, true}});
}

std::optional<protocol::Message> ExactClient::note(const QJsonObject &object)
{
    const auto message = protocol::messageFromJson(object);
    if (!message) {
        m_ledger.violated(u"broken-frame"_s, name() + ": "_L1 + message.error().detail);
        return std::nullopt;
    }
    m_ledger.saw(name(), *message);
    return *message;
}

} // namespace foyer::chaos
