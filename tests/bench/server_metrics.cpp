// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/server_metrics.h"

#include <stdexcept>

namespace foyer::bench {
namespace {

double valueOf(const QByteArray &text, const QByteArray &name)
{
    const QByteArray start = "\n" + name + ' ';
    const qsizetype at = text.indexOf(start);
    if (at < 0)
        throw std::runtime_error("/metrics has no " + name.toStdString());
    const qsizetype from = at + start.size();
    return text.mid(from, text.indexOf('\n', from) - from).toDouble();
}

} // namespace

StorageCounters storageCounters(HttpClient &http)
{
    const QByteArray text = http.call("GET", "/metrics").body;
    return {valueOf(text, "foyer_storage_transactions"), valueOf(text, "foyer_storage_messages")};
}

} // namespace foyer::bench
