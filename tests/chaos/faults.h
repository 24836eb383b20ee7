// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/dice.h"

#include <QMap>
#include <QString>

#include <functional>
#include <vector>

namespace foyer::chaos {

class FaultProxy;
class Ground;

/// The harm that can be done on this ground, one at a time, chosen by dice. Every fault ends before its call returns, but for
/// stalled connections, which go on by themselves after a while.
class Faults
{
public:
    /// What is passed in must outlive this object.
    Faults(Ground &ground, FaultProxy &proxy, quint64 seed);

    /// Restricts the choice to faults of these names; all if empty.
    void allowOnly(const QStringList &names);
    /// Does one. False if the server did not come back from it.
    [[nodiscard]] bool doOne();
    /// How often each was done, by name.
    [[nodiscard]] const QMap<QString, int> &done() const { return m_done; }
    [[nodiscard]] QStringList names() const;

private:
    struct Fault
    {
        QString name;
        std::function<bool()> run;
    };
    void add(const QString &name, std::function<bool()> run);

    Ground &m_ground;
    FaultProxy &m_proxy;
    Dice m_dice;
    std::vector<Fault> m_faults;
    QMap<QString, int> m_done;
};

} // namespace foyer::chaos
