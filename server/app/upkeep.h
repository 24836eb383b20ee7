// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace foyer {
class Clock;
}
namespace foyer::accounts {
class Sessions;
}
namespace foyer::media {
class Exports;
class Images;
class ResumableUploads;
} // namespace foyer::media
namespace foyer::metrics {
class Registry;
}
namespace foyer::storage {
class Storage;
}

namespace foyer::app {

/// What has to be done from time to time: sightings of sessions written down, stale transfers, copies of data that are over and pictures that no
/// message uses removed, numbers of the storage told to the metrics. Thread: main.
class Upkeep : public QObject
{
    Q_OBJECT

public:
    /// All that is passed in must outlive this object and its running tasks.
    Upkeep(storage::Storage &storage, accounts::Sessions &sessions, media::Images &images,
           media::ResumableUploads &uploads, media::Exports &exports, metrics::Registry &metrics,
           const Clock &clock, QObject *parent = nullptr);

    /// Begins nothing new.
    void stop();
    /// One round now; the timer calls it every minute. Returns at once while another round is under way.
    QCoro::Task<> tidy();

private:
    void measure();

    storage::Storage &m_storage;
    accounts::Sessions &m_sessions;
    media::Images &m_images;
    media::ResumableUploads &m_uploads;
    media::Exports &m_exports;
    metrics::Registry &m_metrics;
    const Clock &m_clock;
    QTimer m_tidying;
    QTimer m_measuring;
    bool m_isTidying = false;
};

} // namespace foyer::app
