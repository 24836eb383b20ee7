// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/one_room.h"

#include "tests/bench/load_report.h"

#include <algorithm>

namespace foyer::bench {
namespace {

Audience audienceOf(int members, int senders)
{
    Audience audience;
    audience.roomOfMember.assign(std::size_t(members), 0);
    for (int i = 0; i < std::min(senders, members); ++i)
        audience.senders.push_back(i);
    return audience;
}

} // namespace

OneRoom::OneRoom(const BenchOptions &options, Database database, int members, int senders)
    : m_server(options.server, database, options.home)
    , m_audience(audienceOf(members, senders))
{
    m_server.start();
    Population population(m_server.port());
    population.grow(members);
    m_audience.conversations = {population.room(0, members)};
    m_swarm = std::make_unique<Swarm>(m_server.port(), Speech::Foyer);
    for (int i = 0; i < members; ++i)
        m_swarm->add(population.headers(i));
    gather(*m_swarm);
}

LoadResult OneRoom::load(const LoadPlan &plan)
{
    return LoadRun(*m_swarm, m_audience, plan, m_server.processId(), Speech::Foyer).run();
}

OneBareRoom::OneBareRoom(const BenchOptions &options, int members, int senders)
    : m_port(freePort())
    , m_process(options.bareServer, {QString::number(m_port), QStringLiteral("--batch")},
                m_folder.filePath(QStringLiteral("log")))
    , m_audience(audienceOf(members, senders))
{
    m_process.start(m_port);
    m_swarm = std::make_unique<Swarm>(m_port, Speech::Bare);
    for (int i = 0; i < members; ++i)
        m_swarm->add({});
    gather(*m_swarm);
}

LoadResult OneBareRoom::load(const LoadPlan &plan)
{
    return LoadRun(*m_swarm, m_audience, plan, m_process.processId(), Speech::Bare).run();
}

LoadPlan closedLoop(const BenchOptions &options, int window)
{
    LoadPlan plan;
    plan.window = window;
    plan.seconds = options.seconds;
    plan.warmSeconds = std::min(1.0, options.seconds);
    return plan;
}

} // namespace foyer::bench
