// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_options.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/scenarios.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>

#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <utility>

namespace {

using foyer::bench::BenchOptions;
using foyer::bench::Report;

using Measure = void (*)(const BenchOptions &, Report &);

const QList<std::pair<QString, Measure>> &scenarios()
{
    static const QList<std::pair<QString, Measure>> all{
        {QStringLiteral("fanout"), foyer::bench::measureFanout},
        {QStringLiteral("latency"), foyer::bench::measureLatency},
        {QStringLiteral("posts"), foyer::bench::measurePosts},
        {QStringLiteral("connections"), foyer::bench::measureConnections},
        {QStringLiteral("idle"), foyer::bench::measureIdle},
        {QStringLiteral("resume"), foyer::bench::measureResume},
        {QStringLiteral("history"), foyer::bench::measureHistory},
        {QStringLiteral("search"), foyer::bench::measureSearch},
        {QStringLiteral("import"), foyer::bench::measureImport},
        {QStringLiteral("uploads"), foyer::bench::measureUploads},
        {QStringLiteral("reference"), foyer::bench::measureReference},
    };
    return all;
}

/// A client needs a descriptor for each connection, and so does the server, which inherits the limit.
void raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

QJsonObject circumstances()
{
    return {{QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
            {QStringLiteral("cores"), QThread::idealThreadCount()},
            {QStringLiteral("loadAverage"), foyer::bench::loadAverage()}};
}

bool write(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0)
        return true;
    std::fprintf(stderr, "foyer-bench: %s: %s\n", qUtf8Printable(path), qUtf8Printable(file.errorString()));
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    raiseDescriptorLimit();
    QStringList names;
    for (const auto &[name, measure] : scenarios())
        names << name;
    const BenchOptions options = foyer::bench::readOptions(QCoreApplication::arguments(), names);

    QJsonObject json = circumstances();
    std::printf("%s, %d cores, load average %.1f at the start\n",
                qUtf8Printable(json.value(QStringLiteral("at")).toString()), QThread::idealThreadCount(),
                foyer::bench::loadAverage());
    Report report;
    for (const auto &[name, measure] : scenarios()) {
        if (!options.scenarios.contains(name))
            continue;
        try {
            measure(options, report);
        } catch (const std::exception &fault) {
            report.fault(fault.what());
        }
    }
    const QJsonObject results = report.json();
    for (const QString &key : results.keys())
        json.insert(key, results.value(key));
    const bool isWritten = options.jsonFile.isEmpty() || write(options.jsonFile, json);
    return report.isClean() && isWritten ? 0 : 1;
}
