// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "server/outgoing/outgoing_http.h"

#include <QByteArray>
#include <QJsonObject>

namespace foyer::media {

/// The picture as a field of a form, with the file name and type that its content asks for.
[[nodiscard]] outgoing::FormField pictureField(QByteArray name, QByteArray picture);

/// The object that a host answered with, whatever the status: hosts tell what went wrong in it. Unavailable where there was no
/// answer, or it is no JSON object.
[[nodiscard]] Result<QJsonObject> objectOf(const outgoing::HttpAnswer &answer);

/// Unavailable, with what happened; `detail` is for the log.
[[nodiscard]] tl::unexpected<Error> hostFailed(const outgoing::HttpAnswer &answer, const QString &detail);

} // namespace foyer::media
