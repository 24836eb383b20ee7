// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/faults.h"

#include "tests/chaos/fault_proxy.h"
#include "tests/chaos/ground.h"

#include <QTest>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

/// How long things are down or stand still, in ms.
constexpr int kPauseMin = 50;
constexpr int kPauseMax = 2'000;

} // namespace

Faults::Faults(Ground &ground, FaultProxy &proxy, quint64 seed)
    : m_ground(ground)
    , m_proxy(proxy)
    , m_dice(seed)
{
    const auto pause = [this] {
        return m_dice.between(kPauseMin, kPauseMax);
    };
    const auto done = [](auto action) {
        return [action] {
            action();
            return true;
        };
    };
    add(u"kill-server"_s, [this, pause] { return m_ground.restartServer(pause()); });
    add(u"freeze-server"_s, done([this, pause] {
            m_ground.freezeServer(true);
            QTest::qWait(pause());
            m_ground.freezeServer(false);
        }));
    add(u"cut"_s, done([this] { m_proxy.cut(m_dice.between(10, 100)); }));
    add(u"cut-in-the-middle"_s, done([this] { m_proxy.cutInTheMiddle(m_dice.between(10, 60)); }));
    add(u"half-close"_s, done([this] { m_proxy.halfClose(m_dice.between(10, 60)); }));
    add(u"stall"_s,
        done([this, pause] { m_proxy.stall(m_dice.between(10, 60), std::chrono::milliseconds(pause())); }));
    add(u"refuse"_s, done([this, pause] {
            m_proxy.refuse(true);
            QTest::qWait(pause());
            m_proxy.refuse(false);
        }));
    if (m_ground.mariadb() != nullptr) {
        add(u"kill-mariadb"_s, [this, pause] {
            m_ground.mariadb()->kill();
            QTest::qWait(pause());
            return m_ground.mariadb()->start().has_value();
        });
        add(u"freeze-mariadb"_s, done([this, pause] {
                m_ground.mariadb()->freeze();
                QTest::qWait(pause());
                m_ground.mariadb()->thaw();
            }));
    } else if (m_ground.disk().canBeFilled()) {
        add(u"fill-disk"_s, done([this, pause] {
                m_ground.disk().fill();
                QTest::qWait(pause());
                m_ground.disk().free();
            }));
    }
}

void Faults::add(const QString &name, std::function<bool()> run)
{
    m_faults.push_back({name, std::move(run)});
}

void Faults::allowOnly(const QStringList &names)
{
    if (!names.isEmpty())
        std::erase_if(m_faults, [&names](const Fault &fault) { return !names.contains(fault.name); });
}

QStringList Faults::names() const
{
    QStringList names;
    for (const Fault &fault : m_faults)
        names.append(fault.name);
    return names;
}

bool Faults::doOne()
{
    if (m_faults.empty())
        return true;
    const Fault &fault = m_faults[std::size_t(m_dice.between(0, int(m_faults.size()) - 1))];
    ++m_done[fault.name];
    return fault.run();
}

} // namespace foyer::chaos
