// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>

namespace foyer::accounts {
class AccountCloser;
class Passwords;
class Profiles;
} // namespace foyer::accounts
namespace foyer::chat {
class Departures;
class Neighbours;
} // namespace foyer::chat
namespace foyer::media {
class Avatars;
class Exports;
class Images;
enum class ImageVariant;
} // namespace foyer::media

namespace foyer::net {

class Hub;
class Router;

/// How people show themselves: profiles, avatars; and the own account: its password, its end. Thread: main.
class ProfileRoutes
{
public:
    /// All of it must outlive these routes.
    struct Parts
    {
        accounts::Profiles &profiles;
        accounts::Passwords &passwords;
        accounts::AccountCloser &closer;
        chat::Neighbours &neighbours;
        chat::Departures &departures;
        media::Avatars &avatars;
        media::Images &images;
        media::Exports &exports;
        Hub &hub;
    };
    /// A picture for an avatar has at most `maxImageBytes`.
    ProfileRoutes(Parts parts, qint64 maxImageBytes)
        : m_parts(parts)
        , m_maxImageBytes(maxImageBytes)
    {
    }
    void addTo(Router &router);

private:
    QCoro::Task<Result<HttpResponse>> look(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> change(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> setAvatar(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> readAvatar(HttpRequest request, media::ImageVariant variant);
    QCoro::Task<Result<HttpResponse>> changePassword(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> deleteAccount(HttpRequest request);

    Parts m_parts;
    qint64 m_maxImageBytes;
};

} // namespace foyer::net
