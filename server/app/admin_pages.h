// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/admin/admin_store.h"

#include <QCoroTask>

#include <algorithm>

namespace foyer::app {

/// What is told to who types what is no command.
[[nodiscard]] inline Error wrongUsage()
{
    return {ErrorCode::BadRequest,
            QStringLiteral("This is not a command. \"foyer-server admin help\" shows all."),
            {},
            {}};
}

/// A list of the administration, page by page, up to `limit`. `read` asks for a page, `key` tells where the next one begins.
template<typename T, typename Read, typename Key>
[[nodiscard]] QCoro::Task<Result<QList<T>>> collectPages(Read read, Key key, QString search, int limit)
{
    /// Rows of one look into the database.
    constexpr int kAtOnce = 500;
    QList<T> all;
    admin::Page page;
    page.search = search;
    while (all.size() < limit) {
        page.limit = std::min(kAtOnce, limit - int(all.size()));
        auto reading = read(page);
        FOYER_CO_TRY(const QList<T> some, co_await reading);
        all.append(some);
        if (some.size() < page.limit)
            break;
        page.after = key(some.last());
    }
    co_return all;
}

} // namespace foyer::app
