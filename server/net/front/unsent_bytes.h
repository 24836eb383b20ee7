// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslSocket>
#include <QTcpSocket>

namespace foyer::net {

/// Bytes that were written to the socket and that the kernel has not taken yet. Over TLS they wait in two places, and
/// `bytesToWrite` knows of the first only.
[[nodiscard]] inline qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *const secured = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (secured ? secured->encryptedBytesToWrite() : 0);
}

} // namespace foyer::net
