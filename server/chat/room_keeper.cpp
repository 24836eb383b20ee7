// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/room_keeper.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/doorway.h"
#include "server/chat/event_sink.h"
#include "server/chat/text_check.h"

#include <QRandomGenerator>

#include <array>

namespace foyer::chat {
namespace {

/// No code of ours is longer; longer ones need not be looked for.
constexpr qsizetype kCodeMax = 64;

Result<> checkRange(qint64 value, qint64 min, qint64 max, const char *field)
{
    if (value < min || value > max)
        return fail(ErrorCode::InvalidField, QStringLiteral("out of range"), QString::fromLatin1(field));
    return {};
}

Result<> checkPatch(const RoomPatch &patch)
{
    if (patch.name) {
        FOYER_CHECK(text::checkRoomName(*patch.name));
    }
    if (patch.topic) {
        FOYER_CHECK(checkTopic(*patch.topic));
    }
    return checkRange(patch.slowSeconds.value_or(0), 0, limits::kSlowSecondsMax, "slowSeconds");
}

/// 128 bits of the system's randomness as 22 characters of base64url.
QString newCode()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof(bits));
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

RoomKeeper::RoomKeeper(RoomStore &store, Doorway &doorway, EventSink &sink, const Clock &clock,
                       Settings settings)
    : m_store(store)
    , m_doorway(doorway)
    , m_sink(sink)
    , m_clock(clock)
    , m_allowances(clock, settings.perSecond, settings.burst)
{
}

RoomAction RoomKeeper::action(UserId actor, ConversationId room) const
{
    return {room, actor, m_clock.now()};
}

QCoro::Task<Result<protocol::Conversation>> RoomKeeper::change(UserId actor, ConversationId room,
                                                               RoomPatch patch)
{
    FOYER_CO_CHECK(checkPatch(patch));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto changing = m_store.change(action(actor, room), std::move(patch));
    FOYER_CO_TRY(const ChangedRoom changed, co_await changing);
    if (!changed.told.notices.isEmpty()) {
        m_sink.toConversation(room, protocol::RoomEvent{room, changed.name, changed.topic, changed.state});
        m_doorway.publish(room, changed.told);
    }
    co_return co_await m_doorway.look(actor, room);
}

QCoro::Task<Result<QList<protocol::Member>>> RoomKeeper::invite(UserId actor, ConversationId room,
                                                                QStringList usernames)
{
    FOYER_CO_CHECK(checkRange(usernames.size(), 1, limits::kInvitedMax, "users"));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    QStringList keys;
    for (const QString &name : usernames)
        keys.append(text::nameKey(name));
    auto inviting = m_store.invite(action(actor, room), keys);
    FOYER_CO_TRY(const ChangedMembers changed, co_await inviting);
    m_doorway.publish(room, changed.told);
    for (const protocol::Member &member : changed.members)
        (void)co_await m_doorway.cameIn(member.user.id, room, Doorway::Notice::None);
    co_return changed.members;
}

QCoro::Task<> RoomKeeper::follow(ConversationId room, ChangedMembers changed)
{
    m_doorway.publish(room, changed.told);
    for (const UserId user : changed.gone)
        co_await m_doorway.wentOut(user, room, Doorway::Notice::None);
    for (const protocol::Member &member : changed.members)
        co_await m_doorway.changed(member.user.id, room);
}

QCoro::Task<Result<>> RoomKeeper::kick(UserId actor, ConversationId room, UserId user)
{
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto kicking = m_store.kick(action(actor, room), user);
    FOYER_CO_TRY(ChangedMembers changed, co_await kicking);
    co_await follow(room, std::move(changed));
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomKeeper::changeMember(UserId actor, ConversationId room, UserId user,
                                               std::optional<protocol::MemberRole> role,
                                               std::optional<std::chrono::seconds> silence)
{
    if (role.has_value() == silence.has_value())
        co_return fail(ErrorCode::InvalidField, QStringLiteral("either a role or a silence"),
                       QStringLiteral("role"));
    FOYER_CO_CHECK(checkRange(silence.value_or(std::chrono::seconds::zero()).count(), 0,
                              limits::kSilenceSecondsMax, "silenceSeconds"));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    if (role) {
        auto changing = m_store.setRole(action(actor, room), user, *role);
        FOYER_CO_TRY(ChangedMembers changed, co_await changing);
        co_await follow(room, std::move(changed));
        co_return Result<>{};
    }
    const bool isSilenced = silence->count() > 0;
    const Timestamp until =
        isSilenced ? m_clock.now() + std::chrono::milliseconds(*silence).count() : Timestamp(0);
    auto silencing = m_store.silence(action(actor, room), user, until);
    FOYER_CO_TRY(ChangedMembers changed, co_await silencing);
    co_await follow(room, std::move(changed));
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomKeeper::ban(UserId actor, ConversationId room, UserId user, QString reason)
{
    FOYER_CO_CHECK(checkBanReason(reason));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    auto banning = m_store.ban(action(actor, room), user, std::move(reason));
    FOYER_CO_TRY(ChangedMembers changed, co_await banning);
    co_await follow(room, std::move(changed));
    co_return Result<>{};
}

QCoro::Task<Result<>> RoomKeeper::unban(UserId actor, ConversationId room, UserId user)
{
    FOYER_CO_CHECK(m_allowances.spend(actor));
    co_return co_await m_store.unban(action(actor, room), user);
}

QCoro::Task<Result<QList<protocol::Ban>>> RoomKeeper::bans(UserId actor, ConversationId room)
{
    co_return co_await m_store.bans(action(actor, room));
}

QCoro::Task<Result<protocol::RoomLink>> RoomKeeper::addLink(UserId actor, ConversationId room, int uses,
                                                            std::chrono::seconds lifetime)
{
    FOYER_CO_CHECK(checkRange(uses, 1, limits::kLinkUsesMax, "uses"));
    FOYER_CO_CHECK(
        checkRange(lifetime.count(), limits::kLinkSecondsMin, limits::kLinkSecondsMax, "expiresInSeconds"));
    FOYER_CO_CHECK(m_allowances.spend(actor));
    protocol::RoomLink link;
    link.code = newCode();
    link.createdAt = m_clock.now();
    link.expiresAt = link.createdAt + std::chrono::milliseconds(lifetime).count();
    link.usesLeft = uses;
    co_return co_await m_store.addLink(action(actor, room), link);
}

QCoro::Task<Result<QList<protocol::RoomLink>>> RoomKeeper::links(UserId actor, ConversationId room)
{
    co_return co_await m_store.links(action(actor, room));
}

QCoro::Task<Result<>> RoomKeeper::removeLink(UserId actor, ConversationId room, QString code)
{
    FOYER_CO_CHECK(m_allowances.spend(actor));
    co_return co_await m_store.removeLink(action(actor, room), code.left(kCodeMax + 1));
}

QCoro::Task<Result<protocol::Conversation>> RoomKeeper::joinByLink(UserId user, QString code)
{
    if (code.isEmpty() || code.size() > kCodeMax)
        co_return fail(ErrorCode::InviteInvalid);
    FOYER_CO_CHECK(m_allowances.spend(user));
    FOYER_CO_TRY(const RoomStore::Entrance entrance, co_await m_store.joinByLink(code, user, m_clock.now()));
    if (entrance.isNew)
        co_return co_await m_doorway.cameIn(user, entrance.room, Doorway::Notice::Wanted);
    co_return co_await m_doorway.look(user, entrance.room);
}

QCoro::Task<Result<protocol::Conversation>> RoomKeeper::setPreferences(UserId user,
                                                                       ConversationId conversation,
                                                                       PreferencesPatch patch)
{
    FOYER_CO_CHECK(m_allowances.spend(user));
    FOYER_CO_CHECK(co_await m_store.setPreferences(conversation, user, patch));
    co_return co_await m_doorway.show(user, conversation);
}

} // namespace foyer::chat
