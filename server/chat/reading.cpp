// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/reading.h"

#include "common/base/limits.h"
#include "server/chat/conversation_store.h"
#include "server/chat/event_sink.h"
#include "server/chat/presence.h"

#include <algorithm>

namespace foyer::chat {
namespace {

auto isOf(UserId user)
{
    return [user](const ReadPosition &position) {
        return position.user.id == user;
    };
}

} // namespace

Reading::Reading(ReadingStore &store, ConversationStore &conversations, EventSink &sink,
                 const Presence &presence)
    : m_store(store)
    , m_conversations(conversations)
    , m_sink(sink)
    , m_presence(presence)
{
}

QCoro::Task<Result<Seq>> Reading::move(UserId user, protocol::ReadRequest request)
{
    auto moving = m_store.move(request.conversation, user, request.seq, request.direction);
    FOYER_CO_TRY(const MovedPosition now, co_await moving);
    m_sink.toUser(user, protocol::ReadEvent{request.conversation, now.seq});
    // With that many online there are more members: nobody is asked for them at every step of every reader.
    if (now.isMoved && m_presence.onlineCount(request.conversation) <= limits::kSeenMembersMax)
        co_await tellOthers(user, request.conversation);
    co_return now.seq;
}

/// The move is stored even if the others cannot be told now: they see it at their next look.
QCoro::Task<> Reading::tellOthers(UserId user, ConversationId conversation)
{
    const Result<QList<ReadPosition>> positions = co_await m_store.positions(conversation);
    if (!positions)
        co_return;
    const auto own = std::find_if(positions->cbegin(), positions->cend(), isOf(user));
    if (own == positions->cend() || !own->isTold)
        co_return;
    for (const ReadPosition &other : *positions) {
        if (other.isTold && other.user.id != user)
            m_sink.toUser(other.user.id,
                          protocol::SeenEvent{conversation, own->user, own->seq, own->joinedAt});
    }
}

QCoro::Task<Result<SeenBy>> Reading::seenBy(UserId viewer, protocol::MessagePlace place)
{
    const Result<Authorship> written = co_await m_store.authorship(place);
    FOYER_CO_TRY(const QList<ReadPosition> positions, co_await m_store.positions(place.conversation));
    // Asked after all was read, as in Sync; and before anything is said about the message.
    FOYER_CO_TRY(const bool isMember, co_await m_conversations.isMember(place.conversation, viewer));
    if (!isMember)
        co_return fail(ErrorCode::NotMember);
    if (!written)
        co_return tl::unexpected(written.error());
    SeenBy seen;
    const auto own = std::find_if(positions.cbegin(), positions.cend(), isOf(viewer));
    seen.isTold = own != positions.cend() && own->isTold;
    if (!seen.isTold)
        co_return seen;
    for (const ReadPosition &each : positions) {
        const bool wasThere = each.joinedAt <= written->at;
        if (each.isTold && wasThere && each.seq >= place.seq && each.user.id != written->author)
            seen.users.append(each.user);
    }
    co_return seen;
}

} // namespace foyer::chat
