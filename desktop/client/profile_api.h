// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/profile.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>

#include <optional>

namespace foyer::client {

class HttpCaller;

/// Which of a picture's two files.
enum class PictureSize { Full, Thumbnail };

/// What of the own profile is to be another; what is left out stays.
struct ProfileChange
{
    std::optional<QString> displayName = {};
    /// A drawn avatar, or empty for initials.
    std::optional<QString> avatar = {};
    std::optional<protocol::Status> status = {};
};

/// How people show themselves, and whom the user blocked. Thread: the caller's.
class ProfileApi
{
public:
    /// The caller must outlive it and all that is under way.
    explicit ProfileApi(HttpCaller &http)
        : m_http(http)
    {
    }

    /// Somebody's profile. NotFound.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> profile(UserId user);
    /// Changes the own one. InvalidField, TooManyRequests.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> change(ProfileChange change);
    /// Makes a picture (the bytes of a file) the own avatar: the square in its middle. Errors as for pictures.
    [[nodiscard]] QCoro::Task<Result<protocol::Profile>> setAvatar(QByteArray picture);

    /// The bytes of an avatar that somebody made himself: 256 pixels wide, or 96. NotFound.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> avatar(QString id, PictureSize size);

    /// Whom the user blocked, latest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::User>>> blocked();
    /// Blocks somebody, or does no longer. NotFound, LimitReached.
    [[nodiscard]] QCoro::Task<Result<>> setBlocked(UserId user, bool isBlocked);

private:
    HttpCaller &m_http;
};

} // namespace foyer::client
