// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/web_site.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <array>

namespace foyer::net {
namespace {

constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html foyer-shell";
constexpr char kPermissions[] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
constexpr char kNotBuiltIn[] =
    "Foyer's server is running, but the web client is not built into this program.\n"
    "Build it with FOYER_WEB=ON, or use the desktop program.\n";

struct TypeOfSuffix
{
    const char *suffix;
    const char *type;
};

constexpr std::array kTypes{
    TypeOfSuffix{".html", "text/html; charset=utf-8"},
    TypeOfSuffix{".js", "text/javascript; charset=utf-8"},
    TypeOfSuffix{".mjs", "text/javascript; charset=utf-8"},
    TypeOfSuffix{".css", "text/css; charset=utf-8"},
    TypeOfSuffix{".json", "application/json"},
    TypeOfSuffix{".webmanifest", "application/manifest+json"},
    TypeOfSuffix{".svg", "image/svg+xml"},
    TypeOfSuffix{".png", "image/png"},
    TypeOfSuffix{".ico", "image/x-icon"},
    TypeOfSuffix{".webp", "image/webp"},
    TypeOfSuffix{".woff2", "font/woff2"},
    TypeOfSuffix{".txt", "text/plain; charset=utf-8"},
};

QByteArray typeOf(const QByteArray &name)
{
    const auto *const found = std::find_if(
        kTypes.begin(), kTypes.end(), [&](const TypeOfSuffix &each) { return name.endsWith(each.suffix); });
    return found == kTypes.end() ? QByteArray("application/octet-stream") : QByteArray(found->type);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether an Accept… header names the value, and not with a quality of zero.
bool accepts(const HeaderFields &headers, const QByteArray &field, const QByteArray &value)
{
    for (const QByteArray &token : headers.tokens(field)) {
        const qsizetype semicolon = token.indexOf(';');
        if ((semicolon < 0 ? token : token.first(semicolon).trimmed()) != value)
            continue;
        const QByteArray quality = semicolon < 0 ? QByteArray() : token.sliced(semicolon + 1).simplified();
        return quality != "q=0" && quality != "q=0.0" && quality != "q=0.00" && quality != "q=0.000";
    }
    return false;
}

bool isKnown(const HeaderFields &headers, const QByteArray &etag)
{
    const QByteArray known = headers.value("If-None-Match");
    if (known.trimmed() == "*")
        return true;
    const QList<QByteArray> tags = known.split(',');
    return std::any_of(tags.cbegin(), tags.cend(), [&](const QByteArray &tag) {
        const QByteArray trimmed = tag.trimmed();
        return (trimmed.startsWith("W/") ? trimmed.sliced(2) : trimmed) == etag;
    });
}

/// The bytes of a file as they go out.
struct Coded
{
    const QByteArray &bytes;
    QByteArray coding{};
};

void addPageHeaders(HeaderFields &fields)
{
    fields.append("Content-Security-Policy", kPolicy);
    fields.append("Cross-Origin-Opener-Policy", "same-origin");
    fields.append("Cross-Origin-Resource-Policy", "same-origin");
    fields.append("X-Frame-Options", "DENY");
    fields.append("Permissions-Policy", kPermissions);
}

} // namespace

WebSite::WebSite(const QString &root)
{
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray name = path.sliced(root.size()).toUtf8();
        if (!name.endsWith(".br") && !name.endsWith(".gz"))
            m_files.insert(name, load(path, name));
    }
}

WebSite::File WebSite::load(const QString &path, const QByteArray &name)
{
    File file;
    file.type = typeOf(name);
    file.isHashed = name.startsWith("/assets/");
    file.plain = bytesOf(path);
    file.brotli = bytesOf(path + QLatin1String(".br"));
    file.gzip = bytesOf(path + QLatin1String(".gz"));
    file.hash = QCryptographicHash::hash(file.plain, QCryptographicHash::Sha256).first(16).toHex();
    return file;
}

HttpResponse WebSite::respond(const File &file, const HeaderFields &headers)
{
    const auto may = [&](const QByteArray &bytes, const char *coding) {
        return !bytes.isEmpty() && accepts(headers, "Accept-Encoding", coding);
    };
    const Coded coded = may(file.brotli, "br") ? Coded{file.brotli, "br"}
        : may(file.gzip, "gzip")               ? Coded{file.gzip, "gzip"}
                                               : Coded{file.plain};
    // A strong tag names bytes, so each coding has one of its own.
    const QByteArray etag = '"' + file.hash + (coded.coding.isEmpty() ? "" : '-' + coded.coding) + '"';
    HttpResponse response;
    response.headers = {
        {"Cache-Control", file.isHashed ? "public, max-age=31536000, immutable" : "no-cache"},
        {"ETag", etag},
        {"Vary", "Accept-Encoding"},
    };
    addPageHeaders(response.headers);
    if (isKnown(headers, etag)) {
        response.status = 304;
        return response;
    }
    response.headers.append("Content-Type", file.type);
    if (!coded.coding.isEmpty())
        response.headers.append("Content-Encoding", coded.coding);
    response.body = coded.bytes;
    return response;
}

Result<HttpResponse> WebSite::serve(const HttpRequest &request) const
{
    const QByteArray path = QUrl::fromPercentEncoding(request.path).toUtf8();
    const auto file = m_files.constFind(path);
    if (file != m_files.constEnd())
        return respond(*file, request.headers);
    const QByteArray last = path.sliced(path.lastIndexOf('/') + 1);
    // The client finds its own way by the path; a name with a dot is a file that is not there.
    const bool isPlace = path == "/"
        || (!last.contains('.') && !path.startsWith("/api/")
            && accepts(request.headers, "Accept", "text/html"));
    if (!isPlace)
        return fail(ErrorCode::NotFound);
    const auto page = m_files.constFind("/index.html");
    if (page != m_files.constEnd())
        return respond(*page, request.headers);
    return isEmpty() ? Result<HttpResponse>(textResponse(200, kNotBuiltIn)) : fail(ErrorCode::NotFound);
}

} // namespace foyer::net
