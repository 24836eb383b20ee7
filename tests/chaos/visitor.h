// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/exact_client.h"

#include <QNetworkAccessManager>

namespace foyer::chaos {

/// A way in and out of a conversation, as requests below /api/v1.
struct Door
{
    ConversationId conversation;
    QByteArray enterMethod;
    QString enter;
    QString leave;
};

/// Goes into a room and out again, or opens and hides a conversation of two, and hears whether anything follows it out of the
/// door.
class Visitor : public QObject
{
    Q_OBJECT

public:
    Visitor(Account account, Door door, Ledger &ledger, quint64 seed);

    void start();
    void calm() { m_timer.stop(); }
    [[nodiscard]] ExactClient &client() { return m_client; }
    [[nodiscard]] int visits() const { return m_visits; }

private:
    void act();

    const Door m_door;
    Dice m_dice;
    ExactClient m_client;
    QNetworkAccessManager m_http;
    QTimer m_timer;
    int m_visits = 0;
};

} // namespace foyer::chaos
