// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <memory>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
} // namespace prometheus

namespace foyer::metrics {

/// A number that only grows. Lives as long as its registry. Thread: any.
class Counter
{
public:
    explicit Counter(prometheus::Counter &counter)
        : m_counter(&counter)
    {
    }
    void add(double amount = 1);

private:
    prometheus::Counter *m_counter;
};

/// A number that goes up and down. Lives as long as its registry. Thread: any.
class Gauge
{
public:
    explicit Gauge(prometheus::Gauge &gauge)
        : m_gauge(&gauge)
    {
    }
    void set(double value);
    void add(double amount);

private:
    prometheus::Gauge *m_gauge;
};

/// How values spread over given bounds. Lives as long as its registry. Thread: any.
class Histogram
{
public:
    explicit Histogram(prometheus::Histogram &histogram)
        : m_histogram(&histogram)
    {
    }
    void observe(double value);

private:
    prometheus::Histogram *m_histogram;
};

/// Name and value pairs that tell series of one metric apart. Keep the number of values small and fixed.
using Labels = QList<QPair<QByteArray, QByteArray>>;

/// All numbers that the server tells about itself. Asking again for the same name and labels gives the same
/// series. Thread: any.
class Registry
{
public:
    Registry();
    ~Registry();

    [[nodiscard]] Counter counter(const QByteArray &name, const QByteArray &help, const Labels &labels = {});
    [[nodiscard]] Gauge gauge(const QByteArray &name, const QByteArray &help, const Labels &labels = {});
    /// `bounds` ascend; they are the upper ends of the buckets.
    [[nodiscard]] Histogram histogram(const QByteArray &name, const QByteArray &help,
                                      const QList<double> &bounds, const Labels &labels = {});
    /// Everything in the Prometheus text format 0.0.4.
    [[nodiscard]] QByteArray text() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace foyer::metrics
