// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QThreadPool>

#include <memory>

namespace foyer::media {

class ExportStore;
class ImageStore;

/// A copy of somebody's data, or how far it is.
struct DataExport
{
    enum class State { None, Working, Ready, Failed };

    State state = State::None;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    /// Bytes of its parts; each is a ZIP by itself.
    QList<qint64> parts;
};

/// Copies of people's own data, made in the background, one at a time a user and few at once, and kept for a day in a folder of
/// their own. A copy that was being made when the server ended is not there afterwards. Thread: main; packing and reading run
/// on a thread of their own.
class Exports
{
public:
    struct Settings
    {
        QString folder;
        /// A part is ended before it holds more than this, unless one picture alone is larger.
        qint64 partBytes = qint64(24) * 1024 * 1024;
        int atOnce = 2;
    };

    /// Everything passed in must outlive this object and its running tasks. What earlier runs left unfinished is removed.
    Exports(ExportStore &store, ImageStore &files, const Clock &clock, Settings settings);
    /// Stops, see there.
    ~Exports();
    Q_DISABLE_COPY_MOVE(Exports)

    /// Starts making a copy, unless one is being made or was made a few minutes ago; returns how it stands. Unavailable (with
    /// retryAfter) when too many are being made.
    [[nodiscard]] Result<DataExport> begin(UserId user);
    [[nodiscard]] DataExport look(UserId user) const;
    /// The bytes of a part (from 1). NotFound.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> part(UserId user, int number);
    /// Removes the copy, also one that is being made.
    void remove(UserId user);
    /// Removes copies that are over.
    void sweep();
    /// Waits for what is being written; the rest is given up.
    void stop();

private:
    struct Making;
    QCoro::Task<> make(UserId user);
    [[nodiscard]] QCoro::Task<Result<>> fill(std::shared_ptr<Making> making);
    [[nodiscard]] QCoro::Task<Result<>> fillMessages(std::shared_ptr<Making> making);
    [[nodiscard]] QCoro::Task<Result<>> fillPictures(std::shared_ptr<Making> making);
    [[nodiscard]] QString folderOf(UserId user) const;
    [[nodiscard]] bool isGivenUp(UserId user) const;

    ExportStore &m_store;
    ImageStore &m_files;
    const Clock &m_clock;
    Settings m_settings;
    QThreadPool m_pool;
    QSet<UserId> m_working;
    QSet<UserId> m_failed;
    /// Being made, but not wanted any more.
    QSet<UserId> m_givenUp;
    bool m_isStopping = false;
};

} // namespace foyer::media
