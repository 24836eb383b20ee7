// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/upkeep.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "server/accounts/sessions.h"
#include "server/media/exports.h"
#include "server/media/images.h"
#include "server/media/resumable_uploads.h"
#include "server/metrics/registry.h"
#include "server/storage/storage.h"

#include <chrono>

namespace foyer::app {
namespace {

using namespace std::chrono_literals;

/// A picture that was sent but not posted may still be in somebody's composer.
constexpr std::chrono::milliseconds kUnusedPicturesKept = 24h;
/// A round stays short; what is left comes with the next one.
constexpr int kPicturesARound = 100;

void report(const char *what, const Result<> &result)
{
    if (!result)
        qCWarning(lcApp, "event=upkeep-failed what=%s detail=%s", what,
                  qUtf8Printable(result.error().detail));
}

} // namespace

Upkeep::Upkeep(storage::Storage &storage, accounts::Sessions &sessions, media::Images &images,
               media::ResumableUploads &uploads, media::Exports &exports, metrics::Registry &metrics,
               const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_storage(storage)
    , m_sessions(sessions)
    , m_images(images)
    , m_uploads(uploads)
    , m_exports(exports)
    , m_metrics(metrics)
    , m_clock(clock)
{
    connect(&m_tidying, &QTimer::timeout, this, [this] { tidy(); });
    connect(&m_measuring, &QTimer::timeout, this, &Upkeep::measure);
    m_tidying.start(1min);
    m_measuring.start(5s);
    measure();
}

void Upkeep::stop()
{
    m_tidying.stop();
    m_measuring.stop();
}

QCoro::Task<> Upkeep::tidy()
{
    if (m_isTidying)
        co_return;
    m_isTidying = true;
    m_uploads.sweep();
    m_exports.sweep();
    const Result<> sessions = co_await m_sessions.maintain();
    report("sessions", sessions);
    const Result<int> pictures =
        co_await m_images.removeUnused(m_clock.now() - kUnusedPicturesKept.count(), kPicturesARound);
    if (!pictures)
        report("pictures", tl::unexpected(pictures.error()));
    m_isTidying = false;
}

void Upkeep::measure()
{
    const storage::Storage::Statistics now = m_storage.statistics();
    const auto tell = [this](const char *name, const char *help, double value) {
        m_metrics.gauge(name, help).set(value);
    };
    tell("foyer_storage_ready", "1 while the database answers.", m_storage.isReady() ? 1 : 0);
    tell("foyer_storage_waiting", "Writes that wait for the database.", now.waiting);
    tell("foyer_storage_transactions", "Committed write transactions since the start.",
         double(now.transactions));
    tell("foyer_storage_writes", "Writes answered out of committed transactions since the start.",
         double(now.writes));
    tell("foyer_storage_messages", "New messages committed since the start.", double(now.messages));
    tell("foyer_storage_reads", "Reads since the start.", double(now.reads));
    tell("foyer_storage_repeats", "Batches done again since the start.", double(now.repeats));
    tell("foyer_storage_refusals", "Work refused since the start because too much was waiting.",
         double(now.refusals));
}

} // namespace foyer::app
