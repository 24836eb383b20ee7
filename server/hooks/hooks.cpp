// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/hooks.h"

#include "common/base/logging.h"
#include "common/base/web_url.h"
#include "common/text/names.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sessions.h"
#include "server/chat/doorway.h"
#include "server/chat/poster.h"
#include "server/hooks/hook_courier.h"
#include "server/hooks/signature.h"

#include <QUrl>
#include <QUuid>

namespace foyer::hooks {
namespace {

constexpr qsizetype kUrlMax = 2'000;
constexpr qsizetype kTriggerMax = 50;
/// Characters of randomness in the username of a hook's account: nobody has taken it before.
constexpr qsizetype kNameLetters = 12;
constexpr Timestamp kUseExactTo = 60'000;

Result<> checkName(const QString &name)
{
    if (!text::checkDisplayName(name))
        return fail(ErrorCode::InvalidField, QStringLiteral("not a name to show"), QStringLiteral("name"));
    return {};
}

Result<> checkAvatar(const QString &avatar)
{
    if (!protocol::isDrawnAvatar(avatar))
        return fail(ErrorCode::InvalidField, QStringLiteral("not one of the avatars"),
                    QStringLiteral("avatar"));
    return {};
}

Result<> checkUrl(const QString &text, outgoing::Reach reach)
{
    const auto refuse = [](const char *why) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), QStringLiteral("url"));
    };
    if (text.size() > kUrlMax)
        return refuse("is too long");
    const QUrl url(text, QUrl::StrictMode);
    if (!isWebUrl(url) || url.port(1) == 0)
        return refuse("is not a URL of http or https");
    if (!url.userInfo().isEmpty())
        return refuse("has a name or a password in it");
    // Told early to whoever means well; names are judged when they are connected to.
    const QHostAddress address(url.host());
    if (reach == outgoing::Reach::Public && !address.isNull() && !outgoing::isPublicAddress(address))
        return refuse("is not a public address");
    return {};
}

Result<> checkTrigger(const QString &trigger)
{
    const bool isFit = text::isWellFormed(trigger) && text::codePointCount(trigger) <= kTriggerMax
        && trigger == trigger.simplified();
    if (!isFit)
        return fail(ErrorCode::InvalidField, QStringLiteral("too long, or not one line"),
                    QStringLiteral("trigger"));
    return {};
}

} // namespace

Hooks::Hooks(HookStore &store, chat::Doorway &doorway, chat::Poster &poster, HookCourier &courier,
             const Clock &clock, Settings settings)
    : m_store(store)
    , m_doorway(doorway)
    , m_poster(poster)
    , m_courier(courier)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<RoomHooks>> Hooks::list(UserId actor, ConversationId room)
{
    return m_store.hooksOf(room, actor);
}

QCoro::Task<Result<OpenedHook>> Hooks::createIncoming(UserId actor, ConversationId room, QString name,
                                                      QString avatar)
{
    FOYER_CO_CHECK(checkName(name));
    FOYER_CO_CHECK(checkAvatar(avatar));
    OpenedHook opened;
    opened.token = accounts::randomToken();
    NewIncomingHook hook;
    hook.conversation = room;
    hook.creator = actor;
    hook.username = QStringLiteral("hook-") + accounts::randomInviteCode().left(kNameLetters).toLower();
    hook.usernameKey = text::nameKey(hook.username);
    hook.displayName = name;
    hook.avatar = avatar;
    hook.tokenHash = accounts::hashOfToken(opened.token);
    hook.createdAt = m_clock.now();
    hook.limit = m_settings.perRoom;
    FOYER_CO_TRY(opened.hook, co_await m_store.createIncoming(std::move(hook)));
    // The membership stands even if the others cannot be told now: they see it at their next look.
    (void)co_await m_doorway.cameIn(opened.hook.bot.id, room, chat::Doorway::Notice::None);
    qCInfo(lcChat, "event=incoming-hook-created hook=%lld conversation=%lld user=%lld",
           opened.hook.id.value(), room.value(), actor.value());
    co_return opened;
}

QCoro::Task<Result<>> Hooks::removeIncoming(UserId actor, ConversationId room, IncomingHookId hook)
{
    FOYER_CO_TRY(const UserId bot, co_await m_store.removeIncoming(room, hook, actor));
    co_await m_doorway.wentOut(bot, room, chat::Doorway::Notice::None);
    qCInfo(lcChat, "event=incoming-hook-removed hook=%lld conversation=%lld user=%lld", hook.value(),
           room.value(), actor.value());
    co_return Result<>{};
}

QCoro::Task<Result<OutgoingHook>> Hooks::createOutgoing(UserId actor, ConversationId room, QString url,
                                                        QString trigger)
{
    FOYER_CO_CHECK(checkUrl(url, m_settings.reach));
    FOYER_CO_CHECK(checkTrigger(trigger));
    NewOutgoingHook hook;
    hook.conversation = room;
    hook.creator = actor;
    hook.url = url;
    hook.secret = newSecret();
    hook.trigger = trigger;
    hook.createdAt = m_clock.now();
    hook.limit = m_settings.perRoom;
    FOYER_CO_TRY(OutgoingHook made, co_await m_store.createOutgoing(std::move(hook)));
    m_courier.serve(made);
    qCInfo(lcChat, "event=outgoing-hook-created hook=%lld conversation=%lld user=%lld", made.id.value(),
           room.value(), actor.value());
    co_return made;
}

QCoro::Task<Result<>> Hooks::removeOutgoing(UserId actor, ConversationId room, OutgoingHookId hook)
{
    FOYER_CO_CHECK(co_await m_store.removeOutgoing(room, hook, actor));
    m_courier.forget(hook);
    qCInfo(lcChat, "event=outgoing-hook-removed hook=%lld conversation=%lld user=%lld", hook.value(),
           room.value(), actor.value());
    co_return Result<>{};
}

QCoro::Task<Result<OutgoingHook>> Hooks::resumeOutgoing(UserId actor, ConversationId room,
                                                        OutgoingHookId hook)
{
    FOYER_CO_TRY(OutgoingHook resumed, co_await m_store.resumeOutgoing(room, hook, actor));
    m_courier.serve(resumed);
    co_return resumed;
}

QCoro::Task<Result<chat::StoredPost>> Hooks::post(QByteArray token, IncomingPost post)
{
    if (!accounts::isTokenShaped(token))
        co_return fail(ErrorCode::NotFound, QStringLiteral("not a token"));
    const QByteArray hash = accounts::hashOfToken(token);
    accounts::wipe(token);
    FOYER_CO_TRY(const std::optional<IncomingHook> hook, co_await m_store.findIncoming(hash));
    if (!hook)
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such hook"));
    if (hook->isResting)
        co_return fail(ErrorCode::AccountDisabled, QStringLiteral("who made the hook is disabled"));
    std::optional<protocol::Alias> alias;
    if (!post.name.isEmpty() || !post.avatar.isEmpty()) {
        if (post.name.isEmpty())
            post.name = hook->bot.displayName;
        if (post.avatar.isEmpty())
            post.avatar = hook->bot.avatar;
        FOYER_CO_CHECK(checkName(post.name));
        FOYER_CO_CHECK(checkAvatar(post.avatar));
        alias.emplace();
        alias->displayName = post.name;
        alias->avatar = post.avatar;
    }
    protocol::PostRequest request;
    request.ref = post.ref.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : post.ref;
    request.conversation = hook->conversation;
    request.text = post.text;
    FOYER_CO_TRY(chat::StoredPost stored, co_await m_poster.post(hook->bot.id, request, alias));
    co_await noteUse(*hook);
    co_return stored;
}

QCoro::Task<> Hooks::noteUse(IncomingHook hook)
{
    const Timestamp now = m_clock.now();
    if (now - hook.lastUsedAt >= kUseExactTo)
        (void)co_await m_store.touchIncoming(hook.id, now);
}

} // namespace foyer::hooks
