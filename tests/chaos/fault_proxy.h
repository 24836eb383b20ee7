// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/dice.h"

#include <QList>
#include <QPointer>
#include <QTcpServer>

#include <chrono>

namespace foyer::chaos {

class ProxiedPair;

/// Stands between clients and the server and does to their connections what bad networks do. Loopback only.
class FaultProxy : public QTcpServer
{
    Q_OBJECT

public:
    explicit FaultProxy(quint64 seed, QObject *parent = nullptr);

    /// Where connections are passed on to; those there are stay as they are.
    void setTarget(quint16 port) { m_target = port; }
    /// Ends about this share (in percent) of the connections, both sides at once, without goodbye.
    void cut(int share);
    /// Ends about this share, each in the middle of what it carries next.
    void cutInTheMiddle(int share);
    /// Nothing passes on about this share for a while.
    void stall(int share, std::chrono::milliseconds time);
    /// One direction of about this share is ended, the other left open.
    void halfClose(int share);
    /// Nobody gets through, nor stays connected, until it is let in again.
    void refuse(bool isRefusing);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    template<typename Action>
    void forSome(int share, Action action);

    Dice m_dice;
    quint16 m_target = 0;
    bool m_isRefusing = false;
    QList<QPointer<ProxiedPair>> m_pairs;
};

} // namespace foyer::chaos
