// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace foyer::client {

/// A copy of all that the user has on the server, as it is made for him.
struct DataExport
{
    enum class State { None, Working, Ready, Failed };

    /// One of its files: a ZIP by itself.
    struct Part
    {
        int number = 0;
        qint64 bytes = 0;

        bool operator==(const Part &) const = default;
    };

    State state = State::None;
    Timestamp createdAt = 0;
    /// When the server removes it.
    Timestamp expiresAt = 0;
    QList<Part> parts;

    bool operator==(const DataExport &) const = default;
};

/// An invitation to the server: `/#invite=CODE`.
struct ServerInvite
{
    QString code;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    int usesLeft = 0;

    bool operator==(const ServerInvite &) const = default;
};

/// InvalidField. A state that is not known counts as failed.
[[nodiscard]] Result<DataExport> dataExportFromJson(const QJsonObject &object);
[[nodiscard]] Result<ServerInvite> serverInviteFromJson(const QJsonObject &object);

} // namespace foyer::client
