// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/profiles.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/emoji.h"
#include "common/text/names.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace foyer::accounts {
namespace {

using protocol::Profile;
using protocol::Status;

constexpr qsizetype kRemembered = 20'000;

Result<QString> checkedName(const QString &given, const protocol::User &user)
{
    if (given.size() > limits::kDisplayNameMax * 4)
        return fail(ErrorCode::InvalidField, QStringLiteral("is too long"), QStringLiteral("displayName"));
    const QString name = given.trimmed();
    FOYER_CHECK(text::checkDisplayName(name));
    if (text::isReservedUsername(text::nameKey(name)) && user.role != protocol::UserRole::Admin)
        return fail(ErrorCode::InvalidField, QStringLiteral("is kept back"), QStringLiteral("displayName"));
    return name;
}

Result<Status> checkedStatus(const Status &given)
{
    const auto refuse = [](const char *why) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), QStringLiteral("status"));
    };
    if (given.text.size() > limits::kStatusMax * 4)
        return refuse("is too long");
    Status status;
    status.text = given.text.trimmed();
    if (!text::isWellFormed(status.text) || text::codePointCount(status.text) > limits::kStatusMax)
        return refuse("is malformed or too long");
    // One line, and nothing that turns the text of others around.
    const QList<uint> characters = status.text.toUcs4();
    const bool isPlain = std::all_of(characters.begin(), characters.end(), [](char32_t c) {
        const bool isJoiner = c == 0x200D;
        return isJoiner || QChar::isPrint(c) || (c >= 0x1F000 && c <= 0x1FAFF);
    });
    if (!isPlain)
        return refuse("has characters that are not shown");
    if (given.emoji.isEmpty())
        return status;
    const std::optional<QString> emoji = text::canonicalEmoji(given.emoji);
    if (!emoji)
        return refuse("is not an emoji");
    status.emoji = *emoji;
    return status;
}

} // namespace

Profiles::Profiles(ProfileStore &store, Sessions &sessions, const Clock &clock, Settings settings)
    : m_store(store)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<Profile>> Profiles::look(UserId user)
{
    FOYER_CO_TRY(const std::optional<Profile> profile, co_await m_store.find(user));
    if (!profile)
        co_return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    co_return *profile;
}

QCoro::Task<Result<Profile>> Profiles::change(Identity by, ProfileChange change)
{
    if (change.displayName) {
        FOYER_CO_TRY(change.displayName, checkedName(*change.displayName, by.user));
    }
    if (change.avatar && !protocol::isDrawnAvatar(*change.avatar))
        co_return fail(ErrorCode::InvalidField, QStringLiteral("is not one of the avatars"),
                       QStringLiteral("avatar"));
    if (change.status) {
        FOYER_CO_TRY(change.status, checkedStatus(*change.status));
    }
    FOYER_CO_CHECK(spend(by.user.id));
    FOYER_CO_TRY(const Profile profile, co_await m_store.change(by.user.id, std::move(change)));
    m_sessions.forgetUser(by.user.id);
    qCInfo(lcAccounts, "event=profile-changed user=%lld", by.user.id.value());
    co_return profile;
}

Result<> Profiles::spend(UserId user)
{
    if (m_settings.perSecond <= 0)
        return {};
    const qint64 now = m_clock.monotonic();
    if (m_buckets.size() >= kRemembered)
        m_buckets.removeIf([now](const auto &entry) { return entry.value().isRested(now); });
    auto bucket = m_buckets.find(user);
    if (bucket == m_buckets.end()) {
        const TokenBucket fresh(m_settings.perSecond, m_settings.burst, now);
        bucket = m_buckets.insert(user, fresh);
    }
    if (bucket->spend(now))
        return {};
    const double wait = bucket->secondsToNext();
    return failUntil(ErrorCode::TooManyRequests, std::chrono::seconds(qint64(std::ceil(wait))));
}

QCoro::Task<Result<Profile>> Profiles::renewed(UserId user)
{
    m_sessions.forgetUser(user);
    return look(user);
}

} // namespace foyer::accounts
