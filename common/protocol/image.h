// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"

#include <QJsonObject>
#include <QString>

namespace foyer::protocol {

/// A stored picture as a message shows it. The clients derive its addresses from the id:
/// `/api/v1/images/<id>` and `/api/v1/images/<id>/thumbnail`.
struct Image
{
    UploadId id;
    /// Media type of the stored (re-encoded) picture: image/png, image/jpeg or image/webp.
    QString type;
    /// Pixels, after the orientation was applied.
    int width = 0;
    int height = 0;
    /// Pixels of the thumbnail, in the same proportion, at most 480 on the longer side.
    int thumbnailWidth = 0;
    int thumbnailHeight = 0;
    qint64 bytes = 0;
    bool isAnimated = false;

    bool operator==(const Image &) const = default;
};

/// Whether this is written as an UploadId is: 32 lower-case hex digits, and so safe in a path.
[[nodiscard]] bool isUploadId(QStringView id);

void write(JsonWriter &json, const Image &image);
[[nodiscard]] Result<Image> imageFromJson(const QJsonObject &object);

} // namespace foyer::protocol
