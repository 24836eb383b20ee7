// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QPair>
#include <QString>

namespace foyer::hooks {

/// One POST to a URL that a user gave.
struct Parcel
{
    QString url;
    /// Names and values.
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

/// What became of it.
struct Receipt
{
    /// HTTP status, or 0 where no answer came.
    int status = 0;
    /// Why none came, as in DeliveryState::lastError.
    QString error;
};

/// Port: how parcels leave the house. Thread: main.
class Sender
{
public:
    virtual ~Sender() = default;

    /// Sends it once. Takes a bounded time.
    [[nodiscard]] virtual QCoro::Task<Receipt> send(Parcel parcel) = 0;
    /// Ends what is under way, soon: every task that waits gets an answer.
    virtual void stop() = 0;
};

} // namespace foyer::hooks
