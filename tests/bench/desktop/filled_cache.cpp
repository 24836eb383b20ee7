// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/filled_cache.h"

#include "desktop/client/message_cache.h"

#include <array>

namespace foyer::bench {

using protocol::Message;

namespace {

constexpr Timestamp kBegin = 1'700'000'000'000;
constexpr int kPeople = 12;
/// Messages written as one transaction.
constexpr qint64 kTogether = 500;

protocol::User person(qint64 number)
{
    const QString name = QStringLiteral("Person %1").arg(number);
    return {UserId(number), name, name, QStringLiteral("a%1").arg(1 + number % kPeople),
            protocol::UserRole::Member};
}

QString textOf(qint64 seq)
{
    static const std::array texts{
        QStringLiteral("Morning!"),
        QStringLiteral("Did anybody water the roses? I was away until **yesterday evening** and it has not "
                       "rained here."),
        QStringLiteral("今天下午三点开会，请大家带上各自的计划和问题。地点在二楼的小会议室。"),
        QStringLiteral("See https://example.org/garden/plans/2026/spring for the plan, page 3 has the beds "
                       "by the wall."),
        QStringLiteral("OK 👍"),
        QStringLiteral("I would rather move the bench under the apple tree. It gets the sun until noon "
                       "there, and in the "
                       "afternoon there is shade; where it stands now it is too hot to sit on from eleven "
                       "o'clock on, and "
                       "the wood suffers as well. What do you think? We could do it on Saturday, three of us "
                       "are enough."),
        QStringLiteral("```\nfor bed in garden:\n    water(bed, litres=2)\n```"),
        QStringLiteral("😂😂"),
    };
    return texts.at(size_t(seq * 7 % qint64(texts.size())));
}

} // namespace

protocol::User benchUser()
{
    return person(1);
}

Message writtenMessage(qint64 conversation, qint64 seq)
{
    Message message;
    message.conversation = ConversationId(conversation);
    message.seq = Seq(seq);
    message.revision = Revision(seq);
    message.ref = QStringLiteral("%1-0000-4000-8000-%2")
                      .arg(conversation, 8, 16, QLatin1Char('0'))
                      .arg(seq, 12, 16, QLatin1Char('0'));
    message.author = person(2 + seq / 3 % kPeople);
    message.text = textOf(seq);
    message.createdAt = kBegin + seq * 40'000;
    if (seq % 9 == 0)
        message.reactions.append({QStringLiteral("👍"), {UserId(3), UserId(4)}});
    if (seq % 11 == 0 && seq > 1) {
        protocol::Quote quote;
        quote.seq = Seq(seq - 1);
        quote.author = person(3);
        quote.text = textOf(seq - 1);
        message.replyTo = quote;
    }
    return message;
}

protocol::Conversation filledRoom(qint64 conversation, qint64 lastSeq)
{
    protocol::Conversation room;
    room.id = ConversationId(conversation);
    room.name = QStringLiteral("Garden %1").arg(conversation);
    room.topic = QStringLiteral("Roses, and what they need");
    room.lastSeq = Seq(lastSeq);
    room.revision = Revision(lastSeq);
    room.readSeq = Seq(lastSeq);
    room.memberCount = kPeople;
    room.lastMessage = writtenMessage(conversation, lastSeq);
    return room;
}

Result<> fillCache(const QString &path, const CacheSize &size)
{
    client::MessageCache cache;
    FOYER_CHECK(cache.open(path));
    for (qint64 id = 1; id <= size.conversations; ++id) {
        const protocol::Conversation room = filledRoom(id, size.messagesOfEach);
        for (qint64 first = 1; first <= size.messagesOfEach; first += kTogether) {
            client::MessageCache::Change change{{room, room.revision}, {}, first == 1};
            for (qint64 seq = first; seq < first + kTogether && seq <= size.messagesOfEach; ++seq)
                change.messages.append(writtenMessage(id, seq));
            FOYER_CHECK(cache.write({change}, {}));
        }
    }
    return {};
}

} // namespace foyer::bench
