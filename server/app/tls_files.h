// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QString>

#include <tl/expected.hpp>

namespace foyer::app {

/// What is needed to speak TLS (1.2 and newer): certificate chain and private key from PEM files. The failed side is
/// a sentence for the operator.
[[nodiscard]] tl::expected<QSslConfiguration, QString> loadTls(const QString &certificateFile,
                                                               const QString &keyFile);

} // namespace foyer::app
