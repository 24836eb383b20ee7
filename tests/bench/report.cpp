// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace foyer::bench {
namespace {

constexpr int kLabelWidth = 34;
constexpr int kMinWidth = 7;

/// What goes before a text of UTF-8 so that it ends at this column.
std::string padding(const std::string &text, int width)
{
    const auto characters =
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return std::string(std::size_t(std::max(0L, width - long(characters))), ' ');
}

int widthOf(const std::string &name)
{
    return int(name.size()) > kMinWidth ? int(QString::fromStdString(name).size()) : kMinWidth;
}

std::string shown(const Metric &metric)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", metric.decimals, metric.value);
    return text;
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
    std::printf("  %*s", kLabelWidth, "");
    for (const std::string &name : columns)
        std::printf("  %s%s", padding(name, widthOf(name)).c_str(), name.c_str());
    std::printf("\n");
}

void Report::add(const std::string &label, const std::vector<Metric> &metrics)
{
    printHeader(metrics);
    std::printf("  %s%s", label.c_str(), padding(label, kLabelWidth).c_str());
    for (const Metric &metric : metrics)
        std::printf("  %s%s", padding(shown(metric), widthOf(metric.name)).c_str(), shown(metric).c_str());
    std::printf("\n");
    std::fflush(stdout);
    m_rows.push_back({m_scenario, label, metrics});
}

void Report::note(const std::string &name, double value, const std::string &remark)
{
    std::printf("  %s: %.2f %s\n", name.c_str(), value, remark.c_str());
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

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace foyer::bench
