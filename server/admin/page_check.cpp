// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/page_check.h"

#include "common/text/names.h"

namespace foyer::admin {
namespace {

/// No name is longer; longer ones need not be looked for.
constexpr qsizetype kSearchMax = 64;

} // namespace

Result<> checkPage(const Page &page)
{
    if (page.search.size() > kSearchMax || !text::isWellFormed(page.search))
        return fail(ErrorCode::InvalidField, QStringLiteral("too long"), QStringLiteral("search"));
    return {};
}

} // namespace foyer::admin
