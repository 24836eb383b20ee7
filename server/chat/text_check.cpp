// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/text_check.h"

#include "common/base/limits.h"
#include "common/text/names.h"

namespace foyer::chat {

Result<> checkText(const QString &text)
{
    if (!text::isWellFormed(text))
        return fail(ErrorCode::InvalidField, QStringLiteral("not well-formed Unicode"),
                    QStringLiteral("text"));
    if (text::codePointCount(text) > limits::kTextLength)
        return fail(ErrorCode::TextTooLong, {}, QStringLiteral("text"));
    return {};
}

namespace {

Result<> checkShort(const QString &text, int most, const QString &field)
{
    if (!text::isWellFormed(text) || text::codePointCount(text) > most)
        return fail(ErrorCode::InvalidField, QStringLiteral("malformed or too long"), field);
    return {};
}

} // namespace

Result<> checkTopic(const QString &topic)
{
    return checkShort(topic, limits::kTopicMax, QStringLiteral("topic"));
}

Result<> checkBanReason(const QString &reason)
{
    return checkShort(reason, limits::kBanReasonMax, QStringLiteral("reason"));
}

} // namespace foyer::chat
