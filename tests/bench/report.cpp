// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace foyer::bench {
namespace {

constexpr int kLabelWidth = 34;
constexpr std::size_t kMinWidth = 8;

int widthOf(const std::string &name)
{
    return int(std::max(name.size(), kMinWidth));
}

} // namespace

void Report::begin(const std::string &scenario, const std::string &explanation)
{
    m_scenario = scenario;
    m_columns.clear();
    std::printf("\n%s: %s\n", scenario.c_str(), explanation.c_str());
    std::fflush(stdout);
}

void Report::printHeader(const std::vector<Metric> &metrics)
{
    std::vector<std::string> columns;
    for (const Metric &metric : metrics)
        columns.push_back(metric.name);
    if (columns == m_columns)
        return;
    m_columns = columns;
    std::printf("  %-*s", kLabelWidth, "");
    for (const std::string &name : columns)
        std::printf("  %*s", widthOf(name), name.c_str());
    std::printf("\n");
}

void Report::add(const std::string &label, const std::vector<Metric> &metrics)
{
    printHeader(metrics);
    std::printf("  %-*s", kLabelWidth, label.c_str());
    for (const Metric &metric : metrics)
        std::printf("  %*.*f", widthOf(metric.name), metric.decimals, metric.value);
    std::printf("\n");
    std::fflush(stdout);
    m_rows.push_back({m_scenario, label, metrics});
}

void Report::note(const std::string &name, double value, const std::string &text)
{
    std::printf("  %s\n", text.c_str());
    std::fflush(stdout);
    m_rows.push_back({m_scenario, name, {{"value", value, 2}}});
}

void Report::fault(const std::string &what)
{
    std::printf("  FAULT: %s\n", what.c_str());
    std::fflush(stdout);
    m_faults.push_back(m_scenario + ": " + what);
}

QJsonObject Report::json() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject values;
        for (const Metric &metric : row.metrics)
            values.insert(QString::fromStdString(metric.name), metric.value);
        rows.append(QJsonObject{{QStringLiteral("scenario"), QString::fromStdString(row.scenario)},
                                {QStringLiteral("case"), QString::fromStdString(row.label)},
                                {QStringLiteral("values"), values}});
    }
    QJsonArray faults;
    for (const std::string &fault : m_faults)
        faults.append(QString::fromStdString(fault));
    return {{QStringLiteral("results"), rows}, {QStringLiteral("faults"), faults}};
}

} // namespace foyer::bench
