// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace foyer::model {

/// Where the tokens of sessions are kept between two starts, each under the name of its account. Thread: main.
class TokenVault : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The token, or nothing if there is none; later, unless the asker is gone by then.
    virtual void read(const QString &account, QObject *asker,
                      const std::function<void(const QByteArray &token)> &answer) = 0;
    virtual void keep(const QString &account, const QByteArray &token) = 0;
    virtual void forget(const QString &account) = 0;
};

} // namespace foyer::model
