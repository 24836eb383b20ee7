// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_server.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace foyer::bench {

/// What the command line asks for.
struct BenchOptions
{
    QStringList scenarios; // names, in the order to run
    QString server; // program
    QString bareServer; // program
    QString home; // folder for the servers' data
    QString jsonFile; // empty: none
    std::vector<Database> databases;
    /// Sizes that take seconds in all: to see that everything works, not how fast.
    bool isQuick = false;
    double seconds = 5;
    int rounds = 3;
    /// Empty: those of the scenario.
    std::vector<int> members;
    std::vector<int> senders;
    int window = 16;
    int connections = 10'000;
    int history = 1'000'000;
};

/// Reads the command line of the application; ends the program for --help and for what it does not know.
[[nodiscard]] BenchOptions readOptions(const QStringList &arguments, const QStringList &scenarios);

} // namespace foyer::bench
