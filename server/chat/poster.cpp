// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/poster.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/event_sink.h"

#include <QUuid>

#include <cmath>

namespace foyer::chat {
namespace {

/// Users whose allowance is remembered; past it the ones that are full again are forgotten.
constexpr qsizetype kRememberedAllowances = 20'000;

Result<> checkRef(const Ref &ref)
{
    // The one canonical form, so that two spellings of a UUID cannot be two refs.
    const QUuid uuid = QUuid::fromString(ref);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != ref)
        return fail(ErrorCode::InvalidField, QStringLiteral("must be a lower-case UUID"),
                    QStringLiteral("ref"));
    return {};
}

Result<> checkText(const protocol::PostRequest &request)
{
    if (!text::isWellFormed(request.text))
        return fail(ErrorCode::InvalidField, QStringLiteral("not well-formed Unicode"),
                    QStringLiteral("text"));
    if (text::codePointCount(request.text) > limits::kTextLength)
        return fail(ErrorCode::TextTooLong, {}, QStringLiteral("text"));
    if (request.image.isEmpty() && request.text.trimmed().isEmpty())
        return fail(ErrorCode::TextEmpty, {}, QStringLiteral("text"));
    return {};
}

} // namespace

Poster::Poster(MessageStore &store, EventSink &sink, const Clock &clock, Settings settings)
    : m_store(store)
    , m_sink(sink)
    , m_clock(clock)
    , m_settings(settings)
{
}

QCoro::Task<Result<StoredPost>> Poster::post(UserId author, protocol::PostRequest request)
{
    FOYER_CO_CHECK(checkRef(request.ref));
    FOYER_CO_CHECK(checkText(request));
    FOYER_CO_CHECK(spend(author));
    NewMessage message;
    message.ref = std::move(request.ref);
    message.conversation = request.conversation;
    message.author = author;
    message.text = std::move(request.text);
    message.image = std::move(request.image);
    message.createdAt = m_clock.now();
    FOYER_CO_TRY(StoredPost stored, co_await m_store.append(std::move(message)));
    if (stored.isNew)
        m_sink.toConversation(stored.message.conversation, protocol::MessageEvent{stored.message});
    co_return stored;
}

Result<> Poster::spend(UserId author)
{
    if (m_settings.perSecond <= 0)
        return {};
    const qint64 now = m_clock.monotonic();
    if (m_allowances.size() >= kRememberedAllowances)
        m_allowances.removeIf([now](const auto &entry) { return entry.value().isRested(now); });
    auto allowance = m_allowances.find(author);
    if (allowance == m_allowances.end()) {
        const TokenBucket fresh(m_settings.perSecond, m_settings.burst, now);
        allowance = m_allowances.insert(author, fresh);
    }
    if (allowance->spend(now))
        return {};
    const double wait = allowance->secondsToNext();
    return failUntil(ErrorCode::TooManyRequests, std::chrono::seconds(qint64(std::ceil(wait))));
}

} // namespace foyer::chat
