// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/alerter.h"

#include "common/base/clock.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/conversation_title.h"
#include "desktop/model/message_line.h"

#include <algorithm>

namespace foyer::model {

using client::Alert;
using client::Arrival;
using client::ClientEngine;
using client::Replica;

namespace {

constexpr std::chrono::seconds kRecountEvery{20};
/// Conversations that a summary names.
constexpr int kNamed = 3;
const QString kSummary = QStringLiteral("summary");

QString keyOf(ConversationId conversation)
{
    return QString::number(conversation.value());
}

QString speakerOf(const protocol::Message &message)
{
    return message.alias ? message.alias->displayName : message.author.displayName;
}

QString avatarOf(const protocol::Message &message)
{
    return message.alias ? message.alias->avatar : message.author.avatar;
}

} // namespace

Alerter::Alerter(ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &ClientEngine::arrived, this, &Alerter::onArrived);
    connect(&engine.replica(), &Replica::conversationChanged, this, &Alerter::onConversation);
    connect(&engine.replica(), &Replica::conversationRemoved, this, &Alerter::onConversation);
    connect(&engine.replica(), &Replica::conversationAdded, this, &Alerter::recount);
    connect(&engine.replica(), &Replica::reset, this, [this] {
        const QStringList keys = m_told.keys();
        for (const QString &key : keys)
            settle(key);
        recount();
    });
    connect(&m_clock, &QTimer::timeout, this, &Alerter::recount);
    m_clock.start(kRecountEvery);
}

void Alerter::setInView(ConversationId conversation)
{
    m_inView = conversation;
    if (!conversation.isValid())
        return;
    settle(kSummary);
    settle(keyOf(conversation));
}

ConversationId Alerter::conversationOf(const QString &key)
{
    return ConversationId(key.toLongLong());
}

void Alerter::setDoNotDisturb(bool isDoNotDisturb)
{
    m_isDoNotDisturb = isDoNotDisturb;
}

void Alerter::onArrived(const QList<Arrival> &arrivals)
{
    if (m_isDoNotDisturb)
        return;
    const client::Surroundings around{m_engine.user().id, m_inView, m_engine.blocked(),
                                      m_engine.clock().now()};
    const client::AlertBatch batch = client::alertsFor(arrivals, around);
    if (batch.isSummary && batch.alerts.size() > 1) {
        tellSummary(batch.alerts);
        return;
    }
    for (const Alert &alert : batch.alerts) {
        const auto about = std::find_if(arrivals.cbegin(), arrivals.cend(), [&](const Arrival &each) {
            return each.conversation.id == alert.conversation && each.message.seq == alert.seq;
        });
        tell(*about);
    }
}

void Alerter::tell(const Arrival &arrival)
{
    const auto &[conversation, message] = arrival;
    const bool isDirect = conversation.kind == protocol::ConversationKind::Direct;
    const QString speaker = speakerOf(message);
    const QString title = isDirect ? speaker : tr("%1 in %2").arg(speaker, conversation.name);
    const MessageLine line = MessageLine::of(message, m_engine.user().id);
    m_told.insert(keyOf(conversation.id), message.seq);
    emit told({keyOf(conversation.id), title, line.summary(), speaker, avatarOf(message)});
}

void Alerter::tellSummary(const QList<Alert> &alerts)
{
    QStringList names;
    QList<ConversationId> conversations;
    for (const Alert &alert : alerts) {
        if (conversations.contains(alert.conversation))
            continue;
        conversations.append(alert.conversation);
        names.append(titleOf(*m_engine.replica().conversation(alert.conversation)));
    }
    const int others = int(names.size()) - kNamed;
    QString text = names.mid(0, kNamed).join(QStringLiteral(", "));
    if (others > 0)
        text = tr("%1 and %n more", nullptr, others).arg(text);
    // What is about one conversation leads there.
    const QString key = conversations.size() == 1 ? keyOf(conversations.constFirst()) : kSummary;
    m_told.insert(key, alerts.constLast().seq);
    emit told({key, tr("%n new messages", nullptr, int(alerts.size())), text});
}

void Alerter::settle(const QString &key)
{
    if (m_told.remove(key) > 0)
        emit settled(key);
}

void Alerter::onConversation(ConversationId conversation)
{
    const QString key = keyOf(conversation);
    const protocol::Conversation *held = m_engine.replica().conversation(conversation);
    if (held == nullptr || held->readSeq >= m_told.value(key, Seq(held->lastSeq.value() + 1)))
        settle(key);
    recount();
}

void Alerter::recount()
{
    const Timestamp now = m_engine.clock().now();
    qint64 badge = 0;
    qint64 calls = 0;
    const QList<ConversationId> all = m_engine.replica().conversations();
    for (const ConversationId id : all) {
        const protocol::Conversation &conversation = *m_engine.replica().conversation(id);
        badge += client::badgeOf(conversation, now);
        calls += client::callsOf(conversation, now);
    }
    if (badge == 0)
        settle(kSummary);
    if (badge == m_badge && calls == m_calls)
        return;
    m_badge = badge;
    m_calls = calls;
    emit badgeChanged();
}

} // namespace foyer::model
