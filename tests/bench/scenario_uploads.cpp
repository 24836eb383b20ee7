// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_server.h"
#include "tests/bench/histogram.h"
#include "tests/bench/population.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/scenarios.h"

#include <QBuffer>
#include <QImage>

#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace foyer::bench {
namespace {

constexpr int kClients = 4;

struct Picture
{
    std::string name;
    std::string type;
    QByteArray bytes;
};

/// Soft colours with some noise: about as hard to compress as a photograph.
Picture picture(const std::string &name, const char *format, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    std::minstd_rand random(1);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int noise = int(random() % 16);
            image.setPixel(x, y, qRgb(x * 239 / side + noise, y * 239 / side + noise, 120 + noise));
        }
    }
    QBuffer buffer;
    image.save(&buffer, format);
    return {name, std::string("image/") + (std::string(format) == "PNG" ? "png" : "jpeg"), buffer.data()};
}

struct Outcome
{
    Histogram times;
    std::map<int, int> refusals; // by status
};

/// One client that sends the picture again and again.
void send(std::uint16_t port, const std::string &token, const Picture &picture, double seconds,
          Outcome &outcome, std::mutex &mutex)
{
    HttpClient http(port);
    http.setToken(token);
    const Nanoseconds end = now() + fromSeconds(seconds);
    while (now() < end) {
        const Nanoseconds start = now();
        int status = 0;
        try {
            status = http.call("POST", "/api/v1/images", picture.bytes, picture.type).status;
        } catch (const std::exception &) {
            status = 0;
        }
        const std::lock_guard lock(mutex);
        if (status == 201)
            outcome.times.add(now() - start);
        else
            ++outcome.refusals[status];
    }
}

} // namespace

void measureUploads(const BenchOptions &options, Report &report)
{
    report.begin("uploads",
                 "pictures sent in one request each by " + std::to_string(kClients)
                     + " people at a time, until the answer, when they are checked, encoded and stored");
    BenchServer server(options.server, options.databases.front(), options.home);
    server.start();
    Population population(server.port());
    population.grow(kClients);
    for (const Picture &each :
         {picture("JPEG, 1 megapixel", "JPG", 1'000), picture("PNG, 64 × 64", "PNG", 64)}) {
        Outcome outcome;
        std::mutex mutex;
        const ProcessUsage before = usageOf(server.processId());
        const double cpuBefore = ownCpu();
        const Nanoseconds start = now();
        std::vector<std::thread> clients;
        for (const Population::Person &person : population.people())
            clients.emplace_back([&, token = person.token] {
                send(server.port(), token, each, options.seconds, outcome, mutex);
            });
        for (std::thread &client : clients)
            client.join();
        const double seconds = toSeconds(now() - start);
        const ProcessUsage after = usageOf(server.processId());
        const double count = double(std::max<std::uint64_t>(1, outcome.times.count()));
        const std::string label = each.name + ", " + std::to_string(each.bytes.size() / 1024) + " KiB";
        report.add(label,
                   {{"uploads/s", double(outcome.times.count()) / seconds, 1},
                    {"ms CPU/upload", (after.cpu - before.cpu) * 1e3 / count, 2},
                    {"p50 ms", outcome.times.milliseconds(0.5), 1},
                    {"p99 ms", outcome.times.milliseconds(0.99), 1},
                    {"MiB", after.residentMib, 0},
                    {"load%", 100 * (ownCpu() - cpuBefore) / seconds, 0}});
        for (const auto &[status, times] : outcome.refusals)
            report.fault(label + ": status " + std::to_string(status) + ' ' + std::to_string(times)
                         + " times");
    }
}

} // namespace foyer::bench
