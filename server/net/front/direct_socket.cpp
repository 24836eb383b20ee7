// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/direct_socket.h"

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#endif

namespace foyer::net {

qint64 DirectSocket::writeData(const char *data, qint64 size)
{
    const qint64 sent = sentDirectly(data, size);
    if (sent == size)
        return size;
    const qint64 buffered = QTcpSocket::writeData(data + sent, size - sent);
    return buffered < 0 ? buffered : sent + buffered;
}

qint64 DirectSocket::sentDirectly(const char *data, qint64 size) const
{
#ifdef Q_OS_LINUX
    // What waits goes first.
    if (m_isDirect && size > 0 && state() == ConnectedState && bytesToWrite() == 0)
        return std::max<qint64>(0, ::send(int(socketDescriptor()), data, std::size_t(size), MSG_NOSIGNAL));
#else
    Q_UNUSED(data)
    Q_UNUSED(size)
#endif
    // Errors show when the rest is written.
    return 0;
}

} // namespace foyer::net
