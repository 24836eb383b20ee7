// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/relay_socket.h"

#include <algorithm>
#include <cstring>

namespace foyer::net {

RelaySocket::RelaySocket(const QHostAddress &peer, QObject *parent)
    : QTcpSocket(parent)
{
    setPeerAddress(peer);
    setSocketState(QAbstractSocket::ConnectedState);
    setOpenMode(QIODevice::ReadWrite);
}

void RelaySocket::feed(const QByteArray &request)
{
    m_bytes = request;
    m_offset = 0;
    emit readyRead();
}

qint64 RelaySocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_bytes.size() - m_offset;
}

void RelaySocket::disconnectFromHost()
{
    if (state() == QAbstractSocket::UnconnectedState)
        return;
    setSocketState(QAbstractSocket::UnconnectedState);
    m_bytes.clear();
    m_offset = 0;
    emit disconnected();
}

qint64 RelaySocket::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(qsizetype(maxSize), m_bytes.size() - m_offset);
    std::memcpy(data, m_bytes.constData() + m_offset, std::size_t(size));
    m_offset += size;
    return size;
}

qint64 RelaySocket::readLineData(char *data, qint64 maxSize)
{
    const qsizetype end = m_bytes.indexOf('\n', m_offset);
    const qsizetype line = (end < 0 ? m_bytes.size() : end + 1) - m_offset;
    return readData(data, std::min<qint64>(maxSize, line));
}

qint64 RelaySocket::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data)
    return size;
}

} // namespace foyer::net
