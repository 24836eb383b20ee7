// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics/registry.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace foyer::metrics {

struct Registry::Private
{
    prometheus::Registry registry;
};

namespace {

prometheus::Labels labelsOf(const Labels &labels)
{
    prometheus::Labels converted;
    for (const auto &[name, value] : labels)
        converted.emplace(name.toStdString(), value.toStdString());
    return converted;
}

} // namespace

void Counter::add(double amount)
{
    m_counter->Increment(amount);
}

void Gauge::set(double value)
{
    m_gauge->Set(value);
}

void Gauge::add(double amount)
{
    m_gauge->Increment(amount);
}

void Histogram::observe(double value)
{
    m_histogram->Observe(value);
}

Registry::Registry()
    : d(std::make_unique<Private>())
{
}

Registry::~Registry() = default;

Counter Registry::counter(const QByteArray &name, const QByteArray &help, const Labels &labels)
{
    auto &family =
        prometheus::BuildCounter().Name(name.toStdString()).Help(help.toStdString()).Register(d->registry);
    return Counter(family.Add(labelsOf(labels)));
}

Gauge Registry::gauge(const QByteArray &name, const QByteArray &help, const Labels &labels)
{
    auto &family =
        prometheus::BuildGauge().Name(name.toStdString()).Help(help.toStdString()).Register(d->registry);
    return Gauge(family.Add(labelsOf(labels)));
}

Histogram Registry::histogram(const QByteArray &name, const QByteArray &help, const QList<double> &bounds,
                              const Labels &labels)
{
    auto &family =
        prometheus::BuildHistogram().Name(name.toStdString()).Help(help.toStdString()).Register(d->registry);
    return Histogram(
        family.Add(labelsOf(labels), prometheus::Histogram::BucketBoundaries(bounds.begin(), bounds.end())));
}

QByteArray Registry::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(d->registry.Collect()));
}

} // namespace foyer::metrics
