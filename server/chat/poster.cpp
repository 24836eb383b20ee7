// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/poster.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/chat/event_sink.h"

#include <QUuid>

#include <algorithm>
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
    if (m_allowances.size() >= kRememberedAllowances) {
        const qint64 full = qint64(std::ceil(1000 * m_settings.burst / m_settings.perSecond));
        m_allowances.removeIf([&](const auto &entry) { return now - entry.value().at >= full; });
    }
    auto found = m_allowances.find(author);
    if (found == m_allowances.end())
        found = m_allowances.insert(author, {m_settings.burst, now});
    Allowance &allowance = *found;
    const double gained = double(now - allowance.at) / 1000 * m_settings.perSecond;
    allowance.tokens = std::min(m_settings.burst, allowance.tokens + gained);
    allowance.at = now;
    if (allowance.tokens < 1) {
        const double wait = (1 - allowance.tokens) / m_settings.perSecond;
        return failUntil(ErrorCode::TooManyRequests, std::chrono::seconds(qint64(std::ceil(wait))));
    }
    allowance.tokens -= 1;
    return {};
}

} // namespace foyer::chat
