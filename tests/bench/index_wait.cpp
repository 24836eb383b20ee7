// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/index_wait.h"

#include "tests/bench/bench_clock.h"

#include <QJsonObject>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace foyer::bench {
namespace {

constexpr std::chrono::minutes kPatience{30};

} // namespace

double waitForIndex(HttpClient &http)
{
    const Nanoseconds start = now();
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < deadline) {
        const HttpClient::Answer answer = http.call("GET", "/api/v1/search?q=word");
        if (answer.status == 200 && !answer.json().value(QStringLiteral("indexing")).toBool(true))
            return double(now() - start) / 1e9;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("the index was not made in time");
}

} // namespace foyer::bench
