// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpSocket>

namespace foyer::net {

/// Stands before QHttpServer as a connected socket that carries one whole request. The bytes come from `feed`, not
/// from the kernel, so nothing reaches QHttpServer that the front has not read, bounded and understood. What is
/// written to it goes nowhere: answers take the front's own way. Thread: main.
class RelaySocket final : public QTcpSocket
{
    Q_OBJECT

public:
    explicit RelaySocket(const QHostAddress &peer, QObject *parent = nullptr);

    /// Hands over a request; it is parsed before this returns.
    void feed(const QByteArray &request);

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override;
    void close() override { disconnectFromHost(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 readLineData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_offset = 0;
};

} // namespace foyer::net
