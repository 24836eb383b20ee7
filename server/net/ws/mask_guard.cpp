// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/mask_guard.h"

#include <QTcpSocket>

namespace foyer::net {
namespace {

/// The second byte of a frame holds the mask bit.
constexpr qint64 kHeadBytes = 2;
constexpr uchar kMaskBit = 0x80;

} // namespace

MaskGuard::MaskGuard(QTcpSocket *transport)
    : QObject(transport)
    , m_transport(transport)
{
    connect(transport, &QTcpSocket::readyRead, this, &MaskGuard::check);
}

void MaskGuard::check()
{
    if (!m_socket)
        return;
    const QByteArray head = m_transport->peek(kHeadBytes);
    if (head.size() < kHeadBytes)
        return;
    m_transport->disconnect(this);
    deleteLater();
    if ((uchar(head[1]) & kMaskBit) != 0)
        return;
    m_transport->readAll();
    m_socket->close(QWebSocketProtocol::CloseCodeProtocolError);
}

} // namespace foyer::net
