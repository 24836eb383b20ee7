// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/account.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace foyer::chaos {

/// Asks for everything again and again and never reads a byte. The server must close it, and must not grow meanwhile.
class DeafClient : public QObject
{
    Q_OBJECT

public:
    explicit DeafClient(Account account);

    void start();
    void stop();
    /// How often the server hung up on it.
    [[nodiscard]] int timesCut() const { return m_timesCut; }

private:
    void connectNow();
    void ask();

    const Account m_account;
    QTcpSocket m_socket;
    QTimer m_asking;
    QTimer m_retry;
    bool m_isConnected = false;
    int m_timesCut = 0;
};

} // namespace foyer::chaos
