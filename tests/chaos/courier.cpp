// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/courier.h"

#include <QUuid>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPauseMin = 10;
constexpr int kPauseMax = 120;

} // namespace

Courier::Courier(Account account, Rooms rooms, Ledger &ledger, quint64 seed)
    : m_rooms(std::move(rooms))
    , m_ledger(ledger)
    , m_dice(seed)
    , m_first(account, ledger, m_dice.seed())
    , m_second(account, ledger, m_dice.seed())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Courier::act);
    for (ExactClient *client : {&m_first, &m_second})
        connect(client, &ExactClient::answered, this,
                [this, client](const QJsonObject &event) { onAnswer(*client, event); });
    connect(&m_first, &ExactClient::synced, this, [this] {
        for (const Post &post : std::as_const(m_waiting))
            sendPost(m_first, post);
    });
}

void Courier::start()
{
    m_first.start();
    m_second.start();
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

void Courier::act()
{
    if (m_isCalm)
        return;
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
    if (!m_answered.isEmpty() && m_dice.percent(15))
        repeatAnOldOne();
    const Post post{QUuid::createUuid().toString(QUuid::WithoutBraces), m_dice.pick(m_rooms.common),
                    u"%1 brings %2"_s.arg(m_first.name()).arg(++m_written)};
    m_ledger.wrote(m_first.name(), post.ref, post.room, post.text);
    m_waiting.insert(post.ref, post);
    if (m_first.isInSync())
        sendPost(m_first, post);
    if (m_second.isInSync() && m_dice.percent(25))
        sendPost(m_second, post);
    if (m_dice.percent(1))
        m_first.drop();
}

void Courier::repeatAnOldOne()
{
    ++m_repeats;
    Post post = m_dice.pick(m_answered);
    if (m_dice.percent(30)) {
        m_misused.insert(post.ref);
        post.room = post.room == m_rooms.common.first() ? m_rooms.common.last() : m_rooms.common.first();
    } else if (m_dice.percent(50)) {
        post.text = u"another text"_s;
    }
    if (m_second.isInSync())
        sendPost(m_second, post);
}

void Courier::sendPost(ExactClient &client, const Post &post)
{
    client.send({{u"type"_s, u"post"_s},
                 {u"ref"_s, post.ref},
                 {u"conversation"_s, post.room.value()},
                 {u"text"_s, post.text}});
}

void Courier::onAnswer(ExactClient &client, const QJsonObject &event)
{
    const Ref ref = event["ref"_L1].toString();
    if (event["type"_L1].toString() == "posted"_L1) {
        m_ledger.acknowledged(client.name(), ref,
                              {ConversationId(event["conversation"_L1].toInteger()),
                               Seq(event["seq"_L1].toInteger()), Revision(event["revision"_L1].toInteger()),
                               event["createdAt"_L1].toInteger()});
        if (m_waiting.contains(ref))
            m_answered.append(m_waiting.take(ref));
        return;
    }
    const QString code = event["code"_L1].toString();
    if (code == "unavailable"_L1 || code == "too-many-requests"_L1 || code == "storage-full"_L1) {
        const int rest = std::max(1, event["retryAfter"_L1].toInt()) * 1'000;
        QTimer::singleShot(rest, this, [this, ref] {
            if (m_waiting.contains(ref) && m_first.isInSync())
                sendPost(m_first, m_waiting.value(ref));
        });
        return;
    }
    if (code == "ref-reused"_L1 && m_misused.contains(ref))
        return;
    m_ledger.violated(u"wrong-refusal"_s, u"%1's %2 was refused: %3"_s.arg(client.name(), ref, code));
}

} // namespace foyer::chaos
