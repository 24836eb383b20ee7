// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/admin_page.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/net/http/http_request.h"

namespace foyer::net {

Result<admin::Page> adminPageOf(const HttpRequest &request)
{
    admin::Page page;
    page.search = request.queryText(QStringLiteral("search"));
    FOYER_TRY(page.after, request.queryNumber(QStringLiteral("after"), 0, 1, JsonReader::kMaxSafeInteger));
    FOYER_TRY(
        const qint64 limit,
        request.queryNumber(QStringLiteral("limit"), limits::kAdminPageDefault, 1, limits::kAdminPageMax));
    page.limit = int(limit);
    return page;
}

} // namespace foyer::net
