// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Attacks the guarantees: real clients talk to the real server while both, the database and the network are harmed, and at
// the end it is checked what became of all that was said. docs/testing.md says more.

#include "tests/chaos/battle.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <random>

using namespace foyer::chaos;

namespace {

constexpr qsizetype kShown = 20;

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

void report(const Battle::Outcome &outcome, const Battle::Plan &plan)
{
    QStringList faults;
    for (auto it = outcome.faults.cbegin(); it != outcome.faults.cend(); ++it)
        faults.append(QStringLiteral("%1 %2").arg(it.key()).arg(it.value()));
    say(QStringLiteral("faults: %1")
            .arg(faults.isEmpty() ? QStringLiteral("none") : faults.join(QLatin1String(", "))));
    if (plan.database == Ground::Kind::Sqlite && plan.faults.isEmpty() && !outcome.wasDiskFilled)
        say(QStringLiteral(
            "left out: fill-disk, for no small file system could be mounted (that takes root)"));
    say(QStringLiteral(
            "clients: %1, ended without goodbye %2 times, %3 visits, %4 lies, deaf one cut %5 times")
            .arg(outcome.people)
            .arg(outcome.deaths)
            .arg(outcome.visits)
            .arg(outcome.lies)
            .arg(outcome.deafCut));
    say(QStringLiteral(
            "checked: %1 posts written, %2 refs sent again, %3 changes, %4 messages stored, %5 sightings")
            .arg(outcome.posts)
            .arg(outcome.repeats)
            .arg(outcome.changes)
            .arg(outcome.stored)
            .arg(outcome.sightings));
    say(QStringLiteral("server: at most %1 MiB; everybody in sync %2 ms after the last fault")
            .arg(outcome.memoryMib)
            .arg(outcome.backInSync));
    for (const Violation &violation : outcome.violations.first(std::min(kShown, outcome.violations.size())))
        say(QStringLiteral("VIOLATED %1: %2").arg(violation.kind, violation.text));
    if (outcome.violations.size() > kShown)
        say(QStringLiteral("… and %1 more").arg(outcome.violations.size() - kShown));
}

QStringList kindsOf(const QList<Violation> &violations)
{
    QStringList kinds;
    for (const Violation &violation : violations)
        kinds.append(violation.kind);
    kinds.removeDuplicates();
    return kinds;
}

/// 0 if the guarantees held, or if they were broken as expected.
int verdict(const Battle::Outcome &outcome, const QStringList &expected)
{
    const QStringList kinds = kindsOf(outcome.violations);
    if (expected.isEmpty()) {
        say(kinds.isEmpty() ? QStringLiteral("verdict: every guarantee held")
                            : QStringLiteral("verdict: BROKEN: %1").arg(kinds.join(QLatin1String(", "))));
        return kinds.isEmpty() ? 0 : 1;
    }
    const bool isCaught = std::any_of(kinds.begin(), kinds.end(),
                                      [&expected](const QString &kind) { return expected.contains(kind); });
    say(QStringLiteral("verdict: the sabotage was %1 (%2)")
            .arg(isCaught ? QStringLiteral("caught") : QStringLiteral("NOT CAUGHT"),
                 kinds.join(QLatin1String(", "))));
    return isCaught ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Attacks the guarantees of foyer-server and checks that they hold."));
    parser.addHelpOption();
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("How long to attack."),
                                     QStringLiteral("N"), QStringLiteral("30"));
    const QCommandLineOption minutes(QStringLiteral("minutes"), QStringLiteral("The same in minutes."),
                                     QStringLiteral("N"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("The same seed does the same harm."),
                                  QStringLiteral("S"));
    const QCommandLineOption database(QStringLiteral("database"), QStringLiteral("sqlite or mariadb."),
                                      QStringLiteral("NAME"), QStringLiteral("sqlite"));
    const QCommandLineOption faults(QStringLiteral("faults"),
                                    QStringLiteral("Only these, separated by commas."),
                                    QStringLiteral("NAMES"));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("Another server program."),
                                    QStringLiteral("PROGRAM"));
    const QCommandLineOption sabotage(QStringLiteral("sabotage"),
                                      QStringLiteral("The guarantee that program breaks."),
                                      QStringLiteral("NAME"));
    const QCommandLineOption expect(QStringLiteral("expect"),
                                    QStringLiteral("Succeed only if one of these violations is found."),
                                    QStringLiteral("KINDS"));
    parser.addOptions({seconds, minutes, seed, database, faults, server, sabotage, expect});
    parser.process(application);

    Battle::Plan plan;
    plan.database =
        parser.value(database) == QLatin1String("mariadb") ? Ground::Kind::Mariadb : Ground::Kind::Sqlite;
    plan.seconds = parser.isSet(minutes) ? parser.value(minutes).toInt() * 60 : parser.value(seconds).toInt();
    plan.seed = parser.isSet(seed) ? parser.value(seed).toULongLong() : std::random_device{}();
    plan.faults = parser.value(faults).split(u',', Qt::SkipEmptyParts);
    plan.program = parser.value(server);
    plan.sabotage = parser.value(sabotage);
    say(QStringLiteral("seed %1, %2 s on %3%4")
            .arg(plan.seed)
            .arg(plan.seconds)
            .arg(parser.value(database),
                 plan.sabotage.isEmpty() ? QString() : QStringLiteral(", sabotage ") + plan.sabotage));
    Battle battle(plan);
    const Battle::Outcome outcome = battle.run();
    report(outcome, plan);
    return verdict(outcome, parser.value(expect).split(u',', Qt::SkipEmptyParts));
}
