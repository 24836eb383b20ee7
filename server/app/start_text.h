// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QUrl>

namespace foyer::app {

/// What the operator is told once the server runs.
struct StartFacts
{
    QHostAddress address;
    quint16 port = 0;
    bool isTls = false;
    /// Empty unless set.
    QUrl publicUrl;
    QString dataFolder;
    /// Without user and password.
    QString database;
    /// Empty unless there is a new link.
    QByteArray adminToken;
};

/// The address to open: the public one if set; for "all addresses" the one of this machine.
[[nodiscard]] QString openAddress(const StartFacts &facts);

/// The lines for standard output: where to open it, where data is kept, how to stop, and the one-time administrator
/// link if there is one.
[[nodiscard]] QString startText(const StartFacts &facts);

} // namespace foyer::app
