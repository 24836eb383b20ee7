// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/own_profile.h"

#include "desktop/client/client_engine.h"

namespace foyer::model {

using client::Api;
using client::ClientEngine;
using protocol::Profile;

namespace {

/// Pixels on the longer side; a part of it is chosen.
constexpr int kAvatarPreview = 2048;

/// Passes on whether it worked; what the answer says comes by the connection too.
client::Answer<Profile> only(const OwnProfile::Done &done)
{
    return [done](const Result<Profile> &answer) {
        done(answer ? Result<>() : tl::unexpected(answer.error()));
    };
}

} // namespace

OwnProfile::OwnProfile(ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &ClientEngine::profileChanged, this, [this](const Profile &profile) {
        if (profile.user.id == m_engine.user().id)
            emit shownChanged();
    });
}

void OwnProfile::load(QObject *asker, const Loaded &loaded) const
{
    const UserId me = m_engine.user().id;
    m_engine.server().ask(
        asker, [me](Api &api) { return api.profiles().profile(me); }, loaded);
}

void OwnProfile::change(const ProfileChange &change, QObject *asker, const Done &done) const
{
    m_engine.server().ask(
        asker, [change](Api &api) { return api.profiles().change(change); }, only(done));
}

void OwnProfile::readPicture(const QString &path, QObject *asker,
                             const std::function<void(const ReadPicture &)> &done) const
{
    readLater(
        asker,
        [path, limits = m_engine.pictures().limits()] {
            return readPictureFile(path, limits.bytes, limits.pixels, kAvatarPreview);
        },
        done);
}

void OwnProfile::setAvatar(const QImage &square, QObject *asker, const Done &done) const
{
    const QByteArray picture = filePicture(square, m_engine.pictures().limits().bytes).bytes;
    m_engine.server().ask(
        asker, [picture](Api &api) { return api.profiles().setAvatar(picture); }, only(done));
}

void OwnProfile::changePassword(const QString &password, const QString &newPassword, QObject *asker,
                                const Done &done) const
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.account().changePassword(password, newPassword); }, done);
}

} // namespace foyer::model
