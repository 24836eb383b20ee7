// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/exact_client.h"

namespace foyer::chaos {

/// Posts by ref and notes each answer word by word. Sends what was not answered again after each reconnect, the same ref
/// over two connections at one moment, and refs that were answered long ago, as they are or for something else.
class Courier : public QObject
{
    Q_OBJECT

public:
    Courier(Account account, Rooms rooms, Ledger &ledger, quint64 seed);

    void start();
    void calm() { m_isCalm = true; }
    [[nodiscard]] bool isDrained() const { return m_waiting.isEmpty() && m_first.isInSync(); }
    [[nodiscard]] ExactClient &client() { return m_first; }
    [[nodiscard]] int repeats() const { return m_repeats; }

private:
    struct Post
    {
        Ref ref;
        ConversationId room;
        QString text;
    };

    void act();
    void sendPost(ExactClient &client, const Post &post);
    void repeatAnOldOne();
    void onAnswer(ExactClient &client, const QJsonObject &event);

    const Rooms m_rooms;
    Ledger &m_ledger;
    Dice m_dice;
    ExactClient m_first;
    ExactClient m_second;
    QTimer m_timer;
    QHash<Ref, Post> m_waiting;
    QList<Post> m_answered;
    /// Refs that were also sent for another room, where they must be refused.
    QSet<Ref> m_misused;
    bool m_isCalm = false;
    int m_written = 0;
    int m_repeats = 0;
};

} // namespace foyer::chaos
