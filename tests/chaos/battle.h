// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/cast.h"
#include "tests/chaos/changer.h"
#include "tests/chaos/courier.h"
#include "tests/chaos/deaf_client.h"
#include "tests/chaos/fault_proxy.h"
#include "tests/chaos/ground.h"
#include "tests/chaos/liar.h"
#include "tests/chaos/person.h"
#include "tests/chaos/visitor.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace foyer::chaos {

/// One run: people talk while harm is done, then everything is calm, everybody comes back, and it is checked what became of
/// all that was said.
class Battle
{
public:
    struct Plan
    {
        Ground::Kind database = Ground::Kind::Sqlite;
        int seconds = 30;
        quint64 seed = 1;
        /// Faults by name; all if empty.
        QStringList faults;
        /// Another server program and the guarantee that it breaks.
        QString program;
        QString sabotage;
    };
    struct Outcome
    {
        QList<Violation> violations;
        QMap<QString, int> faults;
        bool wasDiskFilled = false;
        int people = 0;
        int deaths = 0;
        int repeats = 0;
        int visits = 0;
        int changes = 0;
        int lies = 0;
        int deafCut = 0;
        qsizetype posts = 0;
        qsizetype stored = 0;
        qint64 sightings = 0;
        int memoryMib = 0;
        /// From the end of the last fault until everybody was in sync, in ms.
        qint64 backInSync = 0;
    };

    explicit Battle(Plan plan);
    ~Battle();

    /// Fights it out. Blocks for the planned time and up to two minutes more.
    [[nodiscard]] Outcome run();

private:
    [[nodiscard]] bool prepare();
    void addPeople(Cast &cast, const std::vector<Account> &people);
    void addCouriers(Cast &cast, const std::vector<Account> &couriers);
    [[nodiscard]] bool fight();
    void calmDown();
    /// Everybody who is in a room hears each last word without coming back anew.
    void hearLastWords();
    void collect();
    template<typename Condition>
    [[nodiscard]] bool waitFor(Condition condition, int ms, const QString &otherwise);

    const Plan m_plan;
    Dice m_dice;
    Ground m_ground;
    FaultProxy m_proxy;
    Ledger m_ledger;
    Rooms m_rooms;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<Person>> m_people;
    std::vector<std::unique_ptr<Courier>> m_couriers;
    std::vector<std::unique_ptr<Changer>> m_changers;
    std::vector<std::unique_ptr<Visitor>> m_visitors;
    std::unique_ptr<Liar> m_liar;
    std::unique_ptr<DeafClient> m_deaf;
    Outcome m_outcome;
};

} // namespace foyer::chaos
