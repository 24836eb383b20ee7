// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace foyer {

/// Whether it is a valid URL of http or https with a host; read it with QUrl::StrictMode where strangers wrote it.
[[nodiscard]] bool isWebUrl(const QUrl &url);

} // namespace foyer
