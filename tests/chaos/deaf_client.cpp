// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/deaf_client.h"

namespace foyer::chaos {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kPause = 20ms;
constexpr std::chrono::milliseconds kBack = 500ms;
constexpr qint64 kUnsentMax = 64 * 1024;

/// A short masked text frame; a mask of zeros leaves the text as it is.
QByteArray frameOf(const QByteArray &text)
{
    return QByteArray::fromHex("81") + char(0x80 | text.size()) + QByteArray(4, '\0') + text;
}

} // namespace

DeafClient::DeafClient(Account account)
    : m_account(std::move(account))
{
    // One byte, and it is never taken: nothing more is read from the kernel.
    m_socket.setReadBufferSize(1);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DeafClient::connectNow);
    connect(&m_asking, &QTimer::timeout, this, &DeafClient::ask);
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_isConnected = true;
        m_socket.write(upgradeRequest(m_account));
        m_asking.start(kPause);
    });
    connect(&m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state != QAbstractSocket::UnconnectedState)
            return;
        m_asking.stop();
        m_timesCut += std::exchange(m_isConnected, false) ? 1 : 0;
        m_retry.start(kBack);
    });
}

void DeafClient::start()
{
    connectNow();
}

void DeafClient::stop()
{
    m_socket.disconnect(this);
    m_retry.stop();
    m_asking.stop();
    m_socket.abort();
}

void DeafClient::connectNow()
{
    m_socket.connectToHost(m_account.server.host(), quint16(m_account.server.port()));
}

void DeafClient::ask()
{
    // The server has stopped reading too: that is how it should be.
    if (m_socket.bytesToWrite() < kUnsentMax)
        m_socket.write(frameOf(R"({"type":"sync","revisions":{}})"));
}

} // namespace foyer::chaos
