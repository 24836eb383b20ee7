// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/rude_receiver.h"

#include <QCryptographicHash>
#include <QMap>

namespace foyer::test {

/// A public host of pictures: speaks as sm.ms (https://doc.sm.ms) and freeimage.host (https://freeimage.host/page/api) do,
/// and misbehaves as a test wants.
class ImageHost : public RudeReceiver
{
public:
    enum class Mood {
        Well,
        /// Answers nothing.
        Silent,
        ServerError,
        WrongJson,
        /// JSON without what matters.
        Empty,
        /// Ends in the middle of its answer.
        Cut,
        /// Gives something else than it got.
        Changed,
        /// Has lost what it said it keeps.
        Forgetful,
        /// A URL of another scheme.
        Strange,
    };

    ImageHost()
    {
        answer = [this] {
            return reply(received.last());
        };
    }

    [[nodiscard]] QString base() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    Mood mood = Mood::Well;
    QByteArray key = "the token";
    /// By name of the file.
    QMap<QByteArray, QByteArray> pictures;
    int uploads = 0;
    int deletions = 0;
    int refusals = 0;

private:
    static QByteArray http(int status, const QByteArray &type, const QByteArray &body)
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n"
            + body;
    }
    static QByteArray json(int status, const QJsonObject &object)
    {
        return http(status, "application/json", QJsonDocument(object).toJson());
    }
    /// The content of a field of a form.
    static QByteArray field(const Delivered &request, const QByteArray &name)
    {
        const QByteArray type = request.headers.value("content-type");
        const QByteArray boundary = "\r\n--" + type.mid(type.indexOf("boundary=") + 9);
        const qsizetype at = request.body.indexOf("name=\"" + name + '"');
        const qsizetype from = request.body.indexOf("\r\n\r\n", at) + 4;
        return at < 0 ? QByteArray() : request.body.mid(from, request.body.indexOf(boundary, from) - from);
    }

    QByteArray reply(const Delivered &request)
    {
        const QList<QByteArray> line = request.requestLine.split(' ');
        const QByteArray path = line.value(1);
        if (line.value(0) == "GET" && path.startsWith("/i/"))
            return show(path.mid(3));
        switch (mood) {
        case Mood::Silent:
            return {};
        case Mood::ServerError:
            return http(500, "text/html", "<h1>Oops</h1>");
        case Mood::WrongJson:
            return http(200, "application/json", "{\"success\":tru");
        case Mood::Empty:
            return json(200, {});
        case Mood::Cut:
            return http(200, "application/json", QByteArray(500, ' ')).chopped(400);
        default:
            break;
        }
        if (line.value(0) == "POST" && path == "/api/v2/upload")
            return smmsUpload(request);
        if (line.value(0) == "GET" && path.startsWith("/api/v2/delete/"))
            return smmsDelete(request, path.mid(15));
        if (line.value(0) == "POST" && path == "/api/1/upload")
            return freeimageUpload(request);
        return http(404, "text/plain", "no such page");
    }

    QByteArray show(const QByteArray &name)
    {
        if (mood == Mood::Forgetful || !pictures.contains(name))
            return http(404, "text/plain", "gone");
        const QByteArray picture = pictures.value(name);
        return http(200, "image/png", mood == Mood::Changed ? picture + "!" : picture);
    }

    QByteArray nameOf(const QByteArray &picture) const
    {
        return QCryptographicHash::hash(picture, QCryptographicHash::Md5).toHex().left(12);
    }
    [[nodiscard]] QString urlOf(const QByteArray &name) const
    {
        const QString scheme = mood == Mood::Strange ? QStringLiteral("file:///") : base() + u'/';
        return scheme + QStringLiteral("i/") + QString::fromLatin1(name);
    }

    QByteArray smmsUpload(const Delivered &request)
    {
        if (request.headers.value("authorization") != key) {
            ++refusals;
            return json(200,
                        {{QStringLiteral("success"), false},
                         {QStringLiteral("code"), QStringLiteral("unauthorized")},
                         {QStringLiteral("message"), QStringLiteral("Unauthorized.")}});
        }
        const QByteArray picture = field(request, "smfile");
        const QByteArray name = nameOf(picture);
        if (pictures.contains(name)) {
            return json(
                200,
                {{QStringLiteral("success"), false},
                 {QStringLiteral("code"), QStringLiteral("image_repeated")},
                 {QStringLiteral("message"),
                  QStringLiteral("Image upload repeated limit, this image exists at: ") + urlOf(name)},
                 {QStringLiteral("images"), urlOf(name)}});
        }
        ++uploads;
        pictures.insert(name, picture);
        return json(200,
                    {{QStringLiteral("success"), true},
                     {QStringLiteral("code"), QStringLiteral("success")},
                     {QStringLiteral("data"),
                      QJsonObject{{QStringLiteral("url"), urlOf(name)},
                                  {QStringLiteral("hash"), QString::fromLatin1(name)},
                                  {QStringLiteral("size"), picture.size()}}}});
    }

    QByteArray smmsDelete(const Delivered &request, const QByteArray &name)
    {
        if (request.headers.value("authorization") != key)
            return json(200, {{QStringLiteral("success"), false}});
        ++deletions;
        const bool isThere = pictures.remove(name) > 0;
        return json(
            200,
            {{QStringLiteral("success"), isThere},
             {QStringLiteral("code"), isThere ? QStringLiteral("success") : QStringLiteral("error")},
             {QStringLiteral("message"),
              isThere ? QStringLiteral("File delete success.") : QStringLiteral("File already deleted.")}});
    }

    QByteArray freeimageUpload(const Delivered &request)
    {
        const auto refuse = [this](int code, const QString &why) {
            ++refusals;
            return json(400,
                        {{QStringLiteral("status_code"), 400},
                         {QStringLiteral("error"),
                          QJsonObject{{QStringLiteral("message"), why}, {QStringLiteral("code"), code}}}});
        };
        if (field(request, "key") != key)
            return refuse(100, QStringLiteral("Invalid API v1 key."));
        if (field(request, "action") != "upload" || field(request, "format") != "json")
            return refuse(300, QStringLiteral("Empty action."));
        const QByteArray picture = field(request, "source");
        const QByteArray name = nameOf(picture);
        if (pictures.contains(name))
            return refuse(101, QStringLiteral("Duplicated upload"));
        ++uploads;
        pictures.insert(name, picture);
        return json(200,
                    {{QStringLiteral("status_code"), 200},
                     {QStringLiteral("image"), QJsonObject{{QStringLiteral("url"), urlOf(name)}}}});
    }
};

} // namespace foyer::test
