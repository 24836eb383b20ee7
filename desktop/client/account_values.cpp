// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/account_values.h"

#include "common/base/json_reader.h"
#include "common/protocol/json_parts.h"

#include <limits>

namespace foyer::client {
namespace {

constexpr qint64 kMost = JsonReader::kMaxSafeInteger;
constexpr int kMostInt = std::numeric_limits<int>::max();

DataExport::State stateFromName(const QString &name)
{
    if (name == u"none")
        return DataExport::State::None;
    if (name == u"working")
        return DataExport::State::Working;
    return name == u"ready" ? DataExport::State::Ready : DataExport::State::Failed;
}

Result<DataExport::Part> partFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    DataExport::Part part;
    part.number = int(reader.integer(QLatin1String("number"), 1, kMostInt));
    part.bytes = reader.integer(QLatin1String("bytes"), 0, kMost);
    FOYER_CHECK(reader.check());
    return part;
}

} // namespace

Result<DataExport> dataExportFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    DataExport made;
    made.state = stateFromName(reader.string(QLatin1String("state")));
    made.createdAt = reader.integer(QLatin1String("createdAt"), 0, kMost);
    made.expiresAt = reader.integer(QLatin1String("expiresAt"), 0, kMost);
    const QJsonArray parts = reader.array(QLatin1String("parts"));
    FOYER_CHECK(reader.check());
    FOYER_TRY(made.parts, protocol::listOf<DataExport::Part>(parts, partFromJson));
    return made;
}

Result<ServerInvite> serverInviteFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ServerInvite invite;
    invite.code = reader.string(QLatin1String("code"));
    invite.createdAt = reader.integer(QLatin1String("createdAt"), 0, kMost);
    invite.expiresAt = reader.integer(QLatin1String("expiresAt"), 0, kMost);
    invite.usesLeft = int(reader.integer(QLatin1String("usesLeft"), 0, kMostInt));
    FOYER_CHECK(reader.check());
    return invite;
}

} // namespace foyer::client
