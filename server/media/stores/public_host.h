// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QLatin1String>
#include <QString>

namespace foyer::media {

/// A picture as a host took it.
struct HostedPicture
{
    QString url;
    /// Deletes it again; empty: the host offers no way to.
    QString deleteKey{};
    /// The host had it before, perhaps from somebody else.
    bool wasThere = false;
};

/// Port: a host of pictures on the Internet, where everybody may look who knows the URL. Thread: main.
class PublicHost
{
public:
    virtual ~PublicHost() = default;

    /// As the operator knows it; for the log.
    [[nodiscard]] virtual QLatin1String name() const = 0;
    /// Puts a picture there, once. Unavailable, with what the host said.
    [[nodiscard]] virtual QCoro::Task<Result<HostedPicture>> upload(QByteArray picture) = 0;
    /// Deletes one; fine if it is gone. Unavailable.
    [[nodiscard]] virtual QCoro::Task<Result<>> remove(QString deleteKey) = 0;
};

} // namespace foyer::media
