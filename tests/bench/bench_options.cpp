// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <cstdlib>

namespace foyer::bench {
namespace {

[[noreturn]] void refuse(const QString &why)
{
    std::fprintf(stderr, "foyer-bench: %s; --help shows the options.\n", qUtf8Printable(why));
    std::exit(2);
}

double number(const QCommandLineParser &parser, const QString &name, double least)
{
    bool isNumber = false;
    const double value = parser.value(name).toDouble(&isNumber);
    if (!isNumber || value < least)
        refuse(QStringLiteral("--%1 takes a number from %2 on").arg(name).arg(least));
    return value;
}

std::vector<int> numbers(const QCommandLineParser &parser, const QString &name)
{
    std::vector<int> values;
    for (const QString &text : parser.value(name).split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int value = text.toInt(&isNumber);
        if (!isNumber || value < 1)
            refuse(QStringLiteral("--%1 takes numbers with commas").arg(name));
        values.push_back(value);
    }
    return values;
}

std::vector<Database> databases(const QString &text)
{
    if (text == QLatin1String("sqlite"))
        return {Database::Sqlite};
    if (text == QLatin1String("mariadb"))
        return {Database::Mariadb};
    if (text == QLatin1String("both"))
        return {Database::Sqlite, Database::Mariadb};
    refuse(QStringLiteral("--database is sqlite, mariadb or both"));
}

void addOptions(QCommandLineParser &parser)
{
    const QString programs = QCoreApplication::applicationDirPath();
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("The server to measure."), QStringLiteral("PROGRAM"),
         programs + QStringLiteral("/foyer-server")},
        {QStringLiteral("bare-server"), QStringLiteral("The server to compare with."),
         QStringLiteral("PROGRAM"), programs + QStringLiteral("/foyer-bench-bare")},
        {QStringLiteral("database"), QStringLiteral("sqlite, mariadb (one is started) or both."),
         QStringLiteral("WHICH"), QStringLiteral("sqlite")},
        {QStringLiteral("data"),
         QStringLiteral("Folder for the servers' data; what is written there is removed."),
         QStringLiteral("FOLDER"), QDir::tempPath()},
        {QStringLiteral("json"), QStringLiteral("Write the results to this file too."),
         QStringLiteral("FILE")},
        {QStringLiteral("quick"), QStringLiteral("Tiny sizes: shows that everything works, not how fast.")},
        {QStringLiteral("seconds"), QStringLiteral("Measured seconds of each load."), QStringLiteral("N"),
         QStringLiteral("5")},
        {QStringLiteral("rounds"), QStringLiteral("Rounds where medians are taken."), QStringLiteral("N"),
         QStringLiteral("3")},
        {QStringLiteral("members"), QStringLiteral("Sizes of rooms: 10,100,1000,5000."),
         QStringLiteral("LIST")},
        {QStringLiteral("senders"), QStringLiteral("Numbers of senders of posts: 1,10,100,1000."),
         QStringLiteral("LIST")},
        {QStringLiteral("window"), QStringLiteral("Messages of one sender under way in a fan-out."),
         QStringLiteral("N"), QStringLiteral("16")},
        {QStringLiteral("connections"), QStringLiteral("Idle connections."), QStringLiteral("N"),
         QStringLiteral("10000")},
        {QStringLiteral("history"),
         QStringLiteral("Messages in the long conversation, to search in, or to move in."),
         QStringLiteral("N"), QStringLiteral("1000000")},
    });
}

} // namespace

BenchOptions readOptions(const QStringList &arguments, const QStringList &scenarios)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures a foyer-server that it starts. Scenarios (all, unless some are named): %1.")
            .arg(scenarios.join(QLatin1String(", "))));
    parser.addHelpOption();
    addOptions(parser);
    parser.addPositionalArgument(QStringLiteral("SCENARIO"), QStringLiteral("What to measure."),
                                 QStringLiteral("[SCENARIO…]"));
    parser.process(arguments);

    BenchOptions options;
    options.scenarios = parser.positionalArguments().isEmpty() ? scenarios : parser.positionalArguments();
    for (const QString &name : std::as_const(options.scenarios)) {
        if (!scenarios.contains(name))
            refuse(QStringLiteral("there is no scenario %1").arg(name));
    }
    options.server = parser.value(QStringLiteral("server"));
    options.bareServer = parser.value(QStringLiteral("bare-server"));
    options.home = parser.value(QStringLiteral("data"));
    options.jsonFile = parser.value(QStringLiteral("json"));
    options.databases = databases(parser.value(QStringLiteral("database")));
    options.isQuick = parser.isSet(QStringLiteral("quick"));
    options.seconds = number(parser, QStringLiteral("seconds"), 0.1);
    options.rounds = int(number(parser, QStringLiteral("rounds"), 1));
    options.members = numbers(parser, QStringLiteral("members"));
    options.senders = numbers(parser, QStringLiteral("senders"));
    options.window = int(number(parser, QStringLiteral("window"), 1));
    options.connections = int(number(parser, QStringLiteral("connections"), 1));
    options.history = int(number(parser, QStringLiteral("history"), 1));
    if (options.isQuick && !parser.isSet(QStringLiteral("seconds")))
        options.seconds = 0.3;
    return options;
}

} // namespace foyer::bench
