// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/image.h"
#include "common/protocol/message.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>

namespace foyer::media {

/// Port: what is known of a user, page by page. Thread: main; the answers arrive there too.
class ExportStore
{
public:
    virtual ~ExportStore() = default;

    /// Profile, conversations, sessions and blocked people as one JSON object. NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> account(UserId user) = 0;
    /// Up to `limit` of the user's own messages whose ref is above `after`, ascending by ref.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Message>>> messages(UserId user, Ref after,
                                                                                 int limit) = 0;
    /// Up to `limit` of the user's own pictures whose id is above `after`, ascending by id.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Image>>> images(UserId user, UploadId after,
                                                                             int limit) = 0;
};

} // namespace foyer::media
