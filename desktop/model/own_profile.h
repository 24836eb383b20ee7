// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/profile.h"
#include "desktop/client/profile_api.h"
#include "desktop/model/picture_reading.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <functional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

using client::ProfileChange;

/// How the user shows himself to others, and his password. What changes comes back by the connection, to all of his
/// clients. Thread: main.
class OwnProfile : public QObject
{
    Q_OBJECT

public:
    /// How a change ended, unless the asker is gone by then.
    using Done = std::function<void(const Result<> &)>;
    using Loaded = std::function<void(const Result<protocol::Profile> &)>;

    /// The engine must outlive it.
    explicit OwnProfile(client::ClientEngine &engine, QObject *parent = nullptr);

    void load(QObject *asker, const Loaded &loaded) const;
    void change(const ProfileChange &change, QObject *asker, const Done &done) const;
    /// Reads a picture that may become the avatar; its preview is large enough for that. NotFound, or as readPicture().
    void readPicture(const QString &path, QObject *asker,
                     const std::function<void(const ReadPicture &)> &done) const;
    /// Makes a square picture the own avatar.
    void setAvatar(const QImage &square, QObject *asker, const Done &done) const;
    /// Ends the user's other sessions too.
    void changePassword(const QString &password, const QString &newPassword, QObject *asker,
                        const Done &done) const;

signals:
    /// Name or avatar of the user are others now.
    void shownChanged();

private:
    client::ClientEngine &m_engine;
};

} // namespace foyer::model
