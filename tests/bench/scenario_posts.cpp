// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_inserts.h"
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/population.h"
#include "tests/bench/scenarios.h"
#include "tests/bench/server_metrics.h"

#include <algorithm>
#include <memory>

namespace foyer::bench {
namespace {

/// Enough that a post is pushed to somebody, few enough that storing it is the work.
constexpr int kMembersOfRoom = 2;
constexpr int kManySenders = 1'000;
constexpr int kManyWindow = 8;
/// The server brings the numbers of its writer up to date every five seconds.
constexpr Nanoseconds kMetricsAge = fromSeconds(5.5);

/// Rooms of two, in which the first `senders` of all members talk.
Audience audienceOf(const std::vector<std::int64_t> &rooms, int senders)
{
    Audience audience;
    const int used = (senders + kMembersOfRoom - 1) / kMembersOfRoom;
    for (int i = 0; i < used * kMembersOfRoom; ++i)
        audience.roomOfMember.push_back(i / kMembersOfRoom);
    for (int i = 0; i < senders; ++i)
        audience.senders.push_back(i);
    audience.conversations = rooms;
    return audience;
}

/// The senders' server, rooms and people, on one database.
class Posting
{
public:
    Posting(const BenchOptions &options, Database database, Report &report, int mostSenders)
        : m_options(options)
        , m_report(report)
        , m_database(database)
        , m_server(options.server, database, options.home)
    {
        m_server.start();
        m_population = std::make_unique<Population>(m_server.port());
        m_population->grow((mostSenders + 1) / kMembersOfRoom * kMembersOfRoom);
        for (int i = 0; i < int(m_population->people().size()); i += kMembersOfRoom)
            m_rooms.push_back(m_population->room(i, kMembersOfRoom));
        if (const test::MariadbServer *const mariadb = m_server.mariadb())
            m_bare = std::make_unique<BareInserts>(mariadb->url(kDatabaseName), m_rooms);
    }

    void measure(int senders)
    {
        const Audience audience = audienceOf(m_rooms, senders);
        Swarm swarm(m_server.port(), Speech::Foyer);
        for (int i = 0; i < int(audience.roomOfMember.size()); ++i)
            swarm.add(m_population->headers(i));
        gather(swarm);
        measure(swarm, audience, 1);
        if (senders >= kManySenders)
            measure(swarm, audience, kManyWindow);
    }

private:
    void measure(Swarm &swarm, const Audience &audience, int window)
    {
        const std::string label = std::to_string(audience.senders.size()) + " senders × "
            + std::to_string(window) + ", " + nameOf(m_database);
        LoadPlan plan = closedLoop(m_options, window);
        plan.finish = Finish::Acknowledged;
        HttpClient http(m_server.port());
        awaitCounters(swarm);
        const StorageCounters before = storageCounters(http);
        const LoadResult result = LoadRun(swarm, audience, plan, m_server.processId(), Speech::Foyer).run();
        awaitCounters(swarm);
        const StorageCounters after = storageCounters(http);
        const double batch =
            (after.messages - before.messages) / std::max(1.0, after.transactions - before.transactions);
        const double perPost = result.acknowledged > 0 ? 1e6 / double(result.acknowledged) : 0;
        m_report.add(label,
                     withLoadMetrics({{"posts/s", result.perSecond(result.acknowledged), 0},
                                      {"per commit", batch, 1},
                                      {"µs/post", result.serverCpu * perPost, 1},
                                      {"main µs/post", result.serverMainThreadCpu * perPost, 1},
                                      {"ack p50 ms", result.acknowledgeLatency.milliseconds(0.5), 2},
                                      {"ack p99 ms", result.acknowledgeLatency.milliseconds(0.99), 2}},
                                     result));
        reportFaults(m_report, label, result, swarm);
        if (m_bare)
            compare(label, result.perSecond(result.acknowledged), std::max(1, int(batch + 0.5)));
    }

    void awaitCounters(Swarm &swarm)
    {
        if (!m_options.isQuick)
            swarm.rest(kMetricsAge);
    }

    void compare(const std::string &label, double posts, int batch)
    {
        const double bare = m_bare->rowsPerSecond(batch, m_options.seconds);
        m_report.note(label + ", bare INSERT", bare, "rows/s, " + std::to_string(batch) + " rows a commit");
        m_report.note(label + ", foyer/bare", posts / bare, "");
    }

    const BenchOptions &m_options;
    Report &m_report;
    Database m_database;
    BenchServer m_server;
    std::unique_ptr<Population> m_population;
    std::vector<std::int64_t> m_rooms;
    std::unique_ptr<BareInserts> m_bare;
};

} // namespace

void measurePosts(const BenchOptions &options, Report &report)
{
    std::vector<int> counts = options.senders;
    if (counts.empty())
        counts = options.isQuick ? std::vector<int>{1, 10} : std::vector<int>{1, 10, 100, kManySenders};
    report.begin("posts",
                 "durable posts of 100 bytes in rooms of two, both online; a sender posts again when it is "
                 "told that the post is stored");
    for (const Database database : options.databases) {
        Posting posting(options, database, report, *std::max_element(counts.begin(), counts.end()));
        for (const int senders : counts)
            posting.measure(senders);
    }
}

} // namespace foyer::bench
