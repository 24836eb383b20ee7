// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/http/http_request.h"
#include "server/net/http/http_response.h"

#include <QCoroTask>
#include <QHash>

namespace foyer::net {

/// The web client that is built into the program: its files with their caching, their compressed forms and the strict
/// Content-Security-Policy. Thread: main.
class WebSite
{
public:
    /// Reads all files below `root` into memory, once.
    explicit WebSite(const QString &root);

    /// A file, or the client's page for a path that a browser goes to. NotFound.
    [[nodiscard]] Result<HttpResponse> serve(const HttpRequest &request) const;
    [[nodiscard]] bool isEmpty() const { return m_files.isEmpty(); }

private:
    struct File
    {
        QByteArray type;
        /// Hex, of the content before any coding.
        QByteArray hash;
        /// Its name changes with its content, so a cache may keep it for good.
        bool isHashed = false;
        QByteArray plain;
        QByteArray brotli;
        QByteArray gzip;
    };
    [[nodiscard]] static File load(const QString &path, const QByteArray &name);
    [[nodiscard]] static HttpResponse respond(const File &file, const HeaderFields &headers);

    QHash<QByteArray, File> m_files;
};

} // namespace foyer::net
