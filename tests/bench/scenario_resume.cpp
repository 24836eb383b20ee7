// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load_report.h"
#include "tests/bench/one_room.h"
#include "tests/bench/population.h"
#include "tests/bench/scenarios.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <random>
#include <stdexcept>

namespace foyer::bench {
namespace {

constexpr int kSenders = 10;
/// Messages that everybody lacks after the restart.
constexpr int kMissing = 5;
constexpr double kDownSeconds = 2;
constexpr Nanoseconds kLimit = fromSeconds(120);

enum class Return { AtOnce, WithBackOff };

/// When each member tries again: as docs/protocol.md asks of clients, from 0.5 s doubling to 30 s, with jitter.
class BackOff
{
public:
    BackOff(int members, Nanoseconds start)
        : m_next(std::size_t(members))
        , m_wait(std::size_t(members), kFirstWait)
        , m_attempts(std::size_t(members))
    {
        for (Nanoseconds &next : m_next)
            next = start + jittered(kFirstWait);
    }

    [[nodiscard]] bool isDue(int member, Nanoseconds at)
    {
        Nanoseconds &next = m_next[std::size_t(member)];
        if (at < next)
            return false;
        Nanoseconds &wait = m_wait[std::size_t(member)];
        // A plateau of two seconds up to the eighth attempt.
        if (++m_attempts[std::size_t(member)] < kPlateauEnd)
            wait = std::min(2 * wait, kPlateau);
        else
            wait = std::min(2 * wait, kLongestWait);
        next = at + jittered(wait);
        return true;
    }

private:
    static constexpr Nanoseconds kFirstWait = fromSeconds(0.5);
    static constexpr Nanoseconds kPlateau = fromSeconds(2);
    static constexpr int kPlateauEnd = 8;
    static constexpr Nanoseconds kLongestWait = fromSeconds(30);

    Nanoseconds jittered(Nanoseconds wait)
    {
        return Nanoseconds(double(wait) * std::uniform_real_distribution(0.5, 1.0)(m_random));
    }

    std::minstd_rand m_random{1};
    std::vector<Nanoseconds> m_next;
    std::vector<Nanoseconds> m_wait;
    std::vector<int> m_attempts;
};

/// The sync frame of somebody who holds everything but the last messages of the room.
std::string syncFrame(HttpClient &http, std::int64_t room)
{
    const QJsonObject answer = http.call("GET", "/api/v1/conversations").json();
    QJsonObject revisions;
    for (const auto &each : answer.value(QStringLiteral("conversations")).toArray()) {
        const QJsonObject conversation = each.toObject();
        const qint64 id = conversation.value(QStringLiteral("id")).toInteger();
        const qint64 revision = conversation.value(QStringLiteral("revision")).toInteger();
        revisions.insert(QString::number(id),
                         id == room ? std::max<qint64>(0, revision - kMissing) : revision);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("type"), QStringLiteral("sync")},
                                     {QStringLiteral("revisions"), revisions},
                                     {QStringLiteral("partial"), false}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

/// Kills the server, starts it again after a while, and lets everybody come back. Seconds from its return to the last.
double comeBack(BenchServer &server, Swarm &swarm, Return how)
{
    server.kill();
    const Nanoseconds killed = now();
    while (swarm.inSync() > 0 && now() - killed < kLimit)
        swarm.turn(fromSeconds(0.01));
    BackOff backOff(swarm.size(), killed);
    Nanoseconds up = 0;
    bool isLaunched = false;
    while (swarm.inSync() < swarm.size()) {
        const Nanoseconds at = now();
        if (at - killed > kLimit)
            throw std::runtime_error("only " + std::to_string(swarm.inSync()) + " came back");
        if (!isLaunched && at - killed > fromSeconds(kDownSeconds)) {
            server.launch();
            isLaunched = true;
        }
        if (isLaunched && up == 0 && answers(server.port())) {
            up = now();
            swarm.forgetLosses();
        }
        for (int i = 0; i < swarm.size(); ++i) {
            const bool mayTry = how == Return::AtOnce ? up != 0 : backOff.isDue(i, at);
            if (swarm.isApart(i) && mayTry)
                swarm.start(i);
        }
        swarm.turn(fromSeconds(0.002));
    }
    return toSeconds(now() - up);
}

} // namespace

void measureResume(const BenchOptions &options, Report &report)
{
    const int members = options.isQuick ? 20 : 1'000;
    report.begin("resume",
                 "members of one room who hold all but its last 5 messages; the server is killed (-9) and "
                 "started again 2 s later; seconds from the open port until all are in sync");
    for (const Database database : options.databases) {
        BenchServer server(options.server, database, options.home);
        server.start();
        Population population(server.port());
        population.grow(members);
        Audience audience;
        audience.conversations = {population.room(0, members)};
        audience.roomOfMember.assign(std::size_t(members), 0);
        for (int i = 0; i < kSenders; ++i)
            audience.senders.push_back(i);
        Swarm swarm(server.port(), Speech::Foyer);
        for (int i = 0; i < members; ++i)
            swarm.add(population.headers(i));
        gather(swarm);
        LoadPlan plan = closedLoop(options, 0);
        plan.rate = 50;
        const LoadResult talk = LoadRun(swarm, audience, plan, server.processId(), Speech::Foyer).run();
        reportFaults(report, "before the end", talk, swarm);
        swarm.setSync(syncFrame(population.as(0), audience.conversations.front()));
        for (const Return how : {Return::AtOnce, Return::WithBackOff}) {
            const double seconds = comeBack(server, swarm, how);
            const ProcessUsage usage = usageOf(server.processId());
            const std::string label = std::to_string(members)
                + (how == Return::AtOnce ? " at once, " : " with back-off, ") + nameOf(database);
            report.add(label,
                       {{"seconds", seconds, 2},
                        {"server CPU s", usage.cpu, 2},
                        {"MiB", usage.residentMib, 0},
                        {"failed", double(swarm.lostCount()), 0}});
            swarm.settle(fromSeconds(1), fromSeconds(30));
            const LoadResult result = LoadRun(swarm, audience, plan, server.processId(), Speech::Foyer).run();
            reportFaults(report, label + ", posts afterwards", result, swarm);
        }
    }
}

} // namespace foyer::bench
