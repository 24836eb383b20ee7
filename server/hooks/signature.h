// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace foyer::hooks {

/// A new secret: "whsec_" and 256 random bits in base64.
[[nodiscard]] QString newSecret();

/// What stands in the header `webhook-signature`, as Standard Webhooks say: "v1," and the base64 of the HMAC-SHA256 of
/// "id.timestamp.body". `timestamp` in seconds.
[[nodiscard]] QByteArray signatureOf(const QString &secret, const QByteArray &id, qint64 timestamp,
                                     const QByteArray &body);

} // namespace foyer::hooks
