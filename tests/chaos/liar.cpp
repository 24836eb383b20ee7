// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/liar.h"

#include <QNetworkReply>
#include <QTcpSocket>
#include <QUuid>

#include <array>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPauseMin = 20;
constexpr int kPauseMax = 200;

const std::array<const char *, 9> kGarbage{
    "",
    "{",
    "null",
    "[]",
    R"({"type":"sync"})",
    R"({"type":"post","ref":7,"conversation":"x","text":[]})",
    R"({"type":"read","conversation":1,"seq":99999999999})",
    R"({"type":"sync","revisions":{"1":-5,"x":1e99}})",
    R"({"type":"post","ref":"00000000-0000-4000-8000-000000000000","conversation":1,"text":"\ud800"})"};

} // namespace

Liar::Liar(Account account, Rooms rooms, Ledger &ledger, quint64 seed)
    : m_rooms(std::move(rooms))
    , m_ledger(ledger)
    , m_dice(seed)
    , m_client(std::move(account), ledger, m_dice.seed())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Liar::act);
    connect(&m_client, &ExactClient::answered, this, &Liar::onAnswer);
}

void Liar::start()
{
    m_client.start();
    m_timer.start(kPauseMax);
}

void Liar::act()
{
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
    ++m_lies;
    switch (m_dice.between(1, 6)) {
    case 1:
        return postWhereHeMayNot();
    case 2:
        return postUnderAnothersRef();
    case 3:
        return askForOthers();
    case 4:
        return readOverHttp();
    case 5:
        return sendGarbage();
    default:
        return sendHalfAFrame();
    }
}

ConversationId Liar::target()
{
    return m_dice.pick(m_rooms.directs + QList{m_rooms.closed});
}

void Liar::postWhereHeMayNot()
{
    const Ref ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_forbidden.insert(ref);
    const ConversationId room = m_dice.percent(80) ? target() : ConversationId(987'654'321);
    m_client.send({{u"type"_s, u"post"_s},
                   {u"ref"_s, ref},
                   {u"conversation"_s, room.value()},
                   {u"text"_s, u"%1 lies %2"_s.arg(m_client.name()).arg(m_lies)}});
}

/// A ref belongs to its author: under another's, this is a message of his own.
void Liar::postUnderAnothersRef()
{
    if (m_ledger.posts().isEmpty() || !m_client.isInSync())
        return;
    const Ref ref = m_dice.pick(m_ledger.posts()).ref;
    const QString text = u"%1 borrows %2"_s.arg(m_client.name()).arg(m_lies);
    m_client.send({{u"type"_s, u"post"_s},
                   {u"ref"_s, ref},
                   {u"conversation"_s, m_rooms.common.first().value()},
                   {u"text"_s, text}});
}

void Liar::askForOthers()
{
    const ConversationId room = target();
    m_client.send({{u"type"_s, u"sync"_s},
                   {u"revisions"_s, QJsonObject{{QString::number(room.value()), 0}}},
                   {u"partial"_s, true}});
    m_client.send({{u"type"_s, u"read"_s}, {u"conversation"_s, room.value()}, {u"seq"_s, 1}});
    m_client.send({{u"type"_s, u"typing"_s}, {u"conversation"_s, room.value()}});
}

void Liar::readOverHttp()
{
    const QStringList parts{u"messages"_s, u"members"_s, u"pins"_s, u"messages/1/seen"_s};
    const QString what = m_dice.pick(parts);
    const QString path = u"/api/v1/conversations/%1/%2"_s.arg(target().value()).arg(what);
    QNetworkReply *const reply = m_http.get(requestOf(m_client.account(), path));
    connect(reply, &QNetworkReply::finished, this, [this, reply, what] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200)
            m_ledger.violated(u"outsider-read"_s,
                              u"%1 read the %2 of a closed conversation"_s.arg(m_client.name(), what));
        reply->deleteLater();
    });
}

void Liar::sendGarbage()
{
    if (m_dice.percent(20))
        m_client.sendBinary(QByteArray::fromHex("deadbeef"));
    else
        m_client.sendText(
            QString::fromUtf8(kGarbage.at(std::size_t(m_dice.between(0, kGarbage.size() - 1)))));
}

void Liar::sendHalfAFrame()
{
    auto *const socket = new QTcpSocket(this);
    const QUrl &server = m_client.account().server;
    socket->connectToHost(server.host(), quint16(server.port()));
    connect(socket, &QTcpSocket::connected, socket, [this, socket] {
        socket->write(upgradeRequest(m_client.account()));
        // The head of a masked text frame of 32 KiB, and hardly anything of what it announces.
        socket->write(QByteArray::fromHex("81fe800000000000") + QByteArray(m_dice.between(0, 500), 'x'));
    });
    QTimer::singleShot(m_dice.between(1, 300), socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
}

void Liar::onAnswer(const QJsonObject &event)
{
    const Ref ref = event["ref"_L1].toString();
    if (event["type"_L1].toString() == "posted"_L1 && m_forbidden.contains(ref))
        m_ledger.violated(u"lie-accepted"_s, u"%1 posted where he is no member"_s.arg(m_client.name()));
}

} // namespace foyer::chaos
