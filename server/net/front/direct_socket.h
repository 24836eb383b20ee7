// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>

namespace foyer::net {

/// A socket that can be told to hand what is written straight to the kernel, and to buffer only what the kernel does not take.
/// QTcpSocket puts everything into a buffer first, of which it keeps 32 KiB as long as the connection lasts. Thread: main.
class DirectSocket : public QTcpSocket
{
    Q_OBJECT

public:
    using QTcpSocket::QTcpSocket;

    /// From now on; of what went out directly `bytesWritten` tells nothing. Only on Linux.
    void writeDirectly() { m_isDirect = true; }

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] qint64 sentDirectly(const char *data, qint64 size) const;

    bool m_isDirect = false;
};

} // namespace foyer::net
