// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

#include <optional>

namespace foyer::media {

/// Where else a picture is kept.
struct Place
{
    /// PublicHost::name.
    QString host;
    QString url;
    /// What the host asks for before it deletes the picture; empty: it cannot be asked to.
    QString deleteKey;
    /// SHA-256 of the picture as it was put there, in hexadecimal.
    QByteArray hash;

    friend bool operator==(const Place &, const Place &) = default;
};

/// Port: which pictures lie with a host elsewhere. Thread: main; the answers arrive there too.
class PlaceStore
{
public:
    virtual ~PlaceStore() = default;

    /// Notes where a picture was put.
    [[nodiscard]] virtual QCoro::Task<Result<>> add(UploadId id, Place place) = 0;
    /// Notes that a picture lies at a URL where another of ours already is; false where none is, or none any more.
    [[nodiscard]] virtual QCoro::Task<Result<bool>> share(UploadId id, QString url) = 0;
    /// Where a picture is, if it was put anywhere.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Place>>> find(UploadId id) = 0;
    /// The picture is not needed any more. Returns what has to be deleted at the host: nothing where others of ours lie at the
    /// same URL. Repeated, it returns the same until forgotten.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Place>>> release(UploadId id) = 0;
    /// What was released is deleted.
    [[nodiscard]] virtual QCoro::Task<Result<>> forget(UploadId id) = 0;
};

} // namespace foyer::media
