// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/exact_client.h"

#include <QNetworkAccessManager>

namespace foyer::chaos {

/// A member of the first room only, who asks for what is others', in rooms and between two of them, posts where he may not, under refs of others, and
/// sends what is no frame at all. Violations that it notes: "outsider-read", "lie-accepted".
class Liar : public QObject
{
    Q_OBJECT

public:
    Liar(Account account, Rooms rooms, Ledger &ledger, quint64 seed);

    void start();
    void calm() { m_timer.stop(); }
    [[nodiscard]] int lies() const { return m_lies; }

private:
    void act();
    /// A conversation that he is not in.
    [[nodiscard]] ConversationId target();
    void postWhereHeMayNot();
    void postUnderAnothersRef();
    void askForOthers();
    void readOverHttp();
    void sendGarbage();
    void sendHalfAFrame();
    void onAnswer(const QJsonObject &event);

    const Rooms m_rooms;
    Ledger &m_ledger;
    Dice m_dice;
    ExactClient m_client;
    QNetworkAccessManager m_http;
    QTimer m_timer;
    /// Refs of posts that must be refused.
    QSet<Ref> m_forbidden;
    int m_lies = 0;
};

} // namespace foyer::chaos
