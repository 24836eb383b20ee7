// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/password_check.h"

#include "common/base/limits.h"
#include "common/text/names.h"

namespace foyer::accounts {

Result<> checkGivenPassword(const QString &password, const QString &field)
{
    // A code point has at most two units: refuse the huge ones before counting.
    if (password.isEmpty() || password.size() > limits::kPasswordMax * 2 || !text::isWellFormed(password)
        || text::codePointCount(password) > limits::kPasswordMax) {
        return fail(ErrorCode::InvalidField, QStringLiteral("is empty, too long or not well-formed"), field);
    }
    return {};
}

Result<> checkNewPassword(const QString &password, const QString &field)
{
    if (const Result<> given = checkGivenPassword(password, field); !given)
        return given;
    if (text::codePointCount(password) < limits::kPasswordMin)
        return fail(ErrorCode::InvalidField, QStringLiteral("is too short"), field);
    return {};
}

} // namespace foyer::accounts
