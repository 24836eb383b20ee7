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

} // namespace foyer::chat
