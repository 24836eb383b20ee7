// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "tests/chaos/account.h"
#include "tests/chaos/checker.h"
#include "tests/chaos/dice.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::chaos {

/// A person at the desktop program, without its window: the real client engine, on real files. Writes, reads, and now and
/// then is gone without goodbye to come back later with the same files.
class Person : public QObject
{
    Q_OBJECT

public:
    /// `folder` is kept over all lives of the engine. What is passed in must outlive the person.
    Person(Account account, Rooms rooms, QString folder, Ledger &ledger, quint64 seed);
    ~Person() override;

    void start();
    /// Writes no more, and stays.
    void calm();
    /// One message in this room, now.
    void say(ConversationId room);

    [[nodiscard]] QString name() const { return m_account.user.username; }
    [[nodiscard]] bool isOnline() const;
    /// Whether nothing it wrote is on its way any more.
    [[nodiscard]] bool isDrained() const;
    [[nodiscard]] Revision revision(ConversationId conversation) const;
    /// Gets older messages until there are none. Answered by hasWhole().
    void readEverything();
    [[nodiscard]] bool hasWhole() const;
    [[nodiscard]] HeldState held() const;
    /// How it stands with the server, for a report.
    [[nodiscard]] QString describe() const;
    /// How often the engine was ended.
    [[nodiscard]] int deaths() const { return m_deaths; }
    /// Messages written.
    [[nodiscard]] int written() const { return m_written; }

private:
    void live();
    void die();
    void act();
    void noteOutbox(ConversationId conversation);
    void noteMessages(ConversationId conversation, int first, int count);

    const Account m_account;
    const Rooms m_rooms;
    const QString m_folder;
    Ledger &m_ledger;
    Dice m_dice;
    SystemClock m_clock;
    std::unique_ptr<client::ClientEngine> m_engine;
    QTimer m_timer;
    /// Refs that the outbox holds or held.
    QHash<Ref, ConversationId> m_open;
    bool m_isCalm = false;
    int m_written = 0;
    int m_deaths = 0;
};

} // namespace foyer::chaos
