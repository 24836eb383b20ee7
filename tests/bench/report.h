// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <string>
#include <vector>

namespace foyer::bench {

struct Metric
{
    std::string name; // with its unit
    double value = 0;
    int decimals = 0;
};

/// What was measured: printed as it comes, as one table for each scenario, and kept for the JSON file.
class Report
{
public:
    /// A headline and what the rows that follow mean.
    void begin(const std::string &scenario, const std::string &explanation);
    /// A row of the current table. Rows of one table have the same metrics.
    void add(const std::string &label, const std::vector<Metric> &metrics);
    /// A line below the table, for a conclusion drawn from rows.
    void note(const std::string &name, double value, const std::string &remark);
    /// Something that must not be: it is printed, and makes the whole benchmark fail.
    void fault(const std::string &what);

    [[nodiscard]] bool isClean() const { return m_faults.empty(); }
    [[nodiscard]] QJsonObject json() const;

private:
    struct Row
    {
        std::string scenario;
        std::string label;
        std::vector<Metric> metrics;
    };

    void printHeader(const std::vector<Metric> &metrics);

    std::string m_scenario;
    std::vector<std::string> m_columns;
    std::vector<Row> m_rows;
    std::vector<std::string> m_faults;
};

/// The middle one, or the mean of the two in the middle; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

} // namespace foyer::bench
