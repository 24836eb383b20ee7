// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/import_options.h"

#include "common/text/names.h"
#include "server/imports/old_times.h"
#include "server/storage/database_url.h"

#include <QCommandLineParser>

#include <array>
#include <utility>

namespace foyer::app {
namespace {

using namespace Qt::StringLiterals;

const QLatin1String kFrom("from");
const QLatin1String kInto("into");
/// The server has a setting of this name, too; with "import" it means this.
const QLatin1String kImages("images");
const QLatin1String kZone("zone");
const QLatin1String kRooms("rooms");
const QLatin1String kLanguage("language");
const QLatin1String kSource("source");

constexpr int kRoomsThere = 6;
constexpr int kRoomsMax = 100;

std::optional<imports::Pictures> picturesFromName(const QString &name)
{
    constexpr std::array<std::pair<QStringView, imports::Pictures>, 3> kNames{
        {{u"fetch", imports::Pictures::Fetch},
         {u"link", imports::Pictures::Link},
         {u"skip", imports::Pictures::Skip}}};
    for (const auto &[known, pictures] : kNames) {
        if (name == known)
            return pictures;
    }
    return std::nullopt;
}

tl::expected<QStringList, QString> readRooms(const QCommandLineParser &parser)
{
    const QString language = parser.value(kLanguage);
    if (language != u"en"_s && language != u"zh"_s)
        return tl::unexpected(u"--language is en or zh."_s);
    QStringList names;
    if (!parser.isSet(kRooms)) {
        for (int i = 1; i <= kRoomsThere; ++i)
            names.append((language == u"zh"_s ? u"房间 %1"_s : u"Room %1"_s).arg(i));
        return names;
    }
    for (const QString &part : parser.value(kRooms).split(u',')) {
        const QString name = part.trimmed();
        if (!text::checkRoomName(name))
            return tl::unexpected(
                QStringLiteral("--rooms: \"%1\" cannot be the name of a room. Give names of 1 to 50 "
                               "visible characters, with commas between them.")
                    .arg(name));
        names.append(name);
    }
    if (names.size() > kRoomsMax)
        return tl::unexpected(QStringLiteral("--rooms takes up to %1 names.").arg(kRoomsMax));
    return names;
}

} // namespace

void describeImport(QCommandLineParser &parser)
{
    parser.addOptions(
        {{kFrom,
          u"import: the old database, mysql://USER:PASSWORD@HOST:PORT/NAME (user and password "
          "percent-encoded). Nothing is written to it."_s,
          u"URL"_s},
         {kInto,
          u"import: the database to move into, as for --database, which it replaces. Without --data, the "
          u"data "
          "folder is that of an SQLite file."_s,
          u"URL"_s},
         {kZone,
          u"import: the zone that its times are of: Asia/Shanghai, +08:00, UTC, or local (this machine's). "
          "Default: local."_s,
          u"ZONE"_s, u"local"_s},
         {kRooms,
          u"import: names for room 1, 2, …, with commas. Default: six, in the language of --language."_s,
          u"NAMES"_s},
         {kLanguage,
          u"import: language of the rooms' default names: en (Room 1), zh (房间 1). Default: en."_s,
          u"LANGUAGE"_s, u"en"_s},
         {kSource,
          u"import: what the old chat is called in the notes of what came from where; to move several "
          "in. Default: the name of its database."_s,
          u"NAME"_s}});
}

QString givenImportOption(const QCommandLineParser &parser)
{
    for (const QLatin1String name : {kFrom, kInto, kZone, kRooms, kLanguage, kSource}) {
        if (parser.isSet(name))
            return name;
    }
    return {};
}

QString importTarget(const QCommandLineParser &parser)
{
    return parser.value(kInto);
}

tl::expected<ImportRequest, QString> readImport(const QCommandLineParser &parser, const QStringList &words)
{
    if (words != QStringList{u"go-gin-chat"_s})
        return tl::unexpected(
            u"Chats that can be moved in: go-gin-chat. Write: foyer-server import go-gin-chat "
            "--from mysql://USER:PASSWORD@HOST:PORT/NAME --into sqlite:PATH."_s);
    ImportRequest request;
    request.from = parser.value(kFrom);
    const Result<storage::DatabaseUrl> url = storage::DatabaseUrl::parse(request.from);
    if (!url || url->backend != storage::Backend::Mysql)
        return tl::unexpected(
            u"--from: give the database of go-gin-chat as mysql://USER:PASSWORD@HOST:PORT/NAME; "
            "special characters of user and password must be percent-encoded."_s);
    constexpr qsizetype kSourceMax = 100;
    request.source = parser.isSet(kSource) ? parser.value(kSource).trimmed() : url->name;
    if (request.source.isEmpty() || request.source.size() > kSourceMax)
        return tl::unexpected(QStringLiteral("--source takes a name of 1 to %1 characters.").arg(kSourceMax));
    const auto pictures = picturesFromName(parser.isSet(kImages) ? parser.value(kImages) : u"fetch"_s);
    if (!pictures)
        return tl::unexpected(u"--images is fetch, link or skip."_s);
    request.pictures = *pictures;
    const std::optional<QTimeZone> zone = imports::zoneFromText(parser.value(kZone));
    if (!zone || !zone->isValid())
        return tl::unexpected(
            QStringLiteral("--zone: \"%1\" is no zone known here. Give one such as Asia/Shanghai, "
                           "+08:00, UTC or local.")
                .arg(parser.value(kZone)));
    request.zone = *zone;
    const auto rooms = readRooms(parser);
    if (!rooms)
        return tl::unexpected(rooms.error());
    request.rooms = *rooms;
    return request;
}

} // namespace foyer::app
