// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/routes/admin_page.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "server/net/http/http_request.h"

#include <QUrl>

namespace foyer::net {
namespace {

/// The value of a form's field: a plus is a blank.
QString searchOf(const HttpRequest &request)
{
    QByteArray value = request.query.queryItemValue(QStringLiteral("search"), QUrl::FullyEncoded).toUtf8();
    value.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value));
}

} // namespace

Result<admin::Page> adminPageOf(const HttpRequest &request)
{
    admin::Page page;
    page.search = searchOf(request);
    FOYER_TRY(page.after, request.queryNumber(QStringLiteral("after"), 0, 1, JsonReader::kMaxSafeInteger));
    FOYER_TRY(
        const qint64 limit,
        request.queryNumber(QStringLiteral("limit"), limits::kAdminPageDefault, 1, limits::kAdminPageMax));
    page.limit = int(limit);
    return page;
}

} // namespace foyer::net
