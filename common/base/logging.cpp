// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/logging.h"

namespace foyer {

Q_LOGGING_CATEGORY(lcApp, "foyer.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAccounts, "foyer.accounts", QtInfoMsg)
Q_LOGGING_CATEGORY(lcChat, "foyer.chat", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMedia, "foyer.media", QtInfoMsg)
Q_LOGGING_CATEGORY(lcNet, "foyer.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "foyer.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "foyer.client", QtInfoMsg)

} // namespace foyer
