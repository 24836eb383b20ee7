// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/handlers/refusal.h"

#include "common/base/logging.h"
#include "common/protocol/server_frame.h"

namespace foyer::net {

QByteArray refusal(const Error &error, const Ref &ref)
{
    if (errorHttpStatus(error.code) >= 500) {
        qCWarning(lcNet, "event=frame-failed code=%s detail=\"%s\"", errorName(error.code).data(),
                  qUtf8Printable(error.detail));
    }
    return protocol::encode(protocol::Refused{ref, error.code, error.field, int(error.retryAfter.count())});
}

} // namespace foyer::net
