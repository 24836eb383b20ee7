// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/room_setup.h"

#include "common/text/names.h"
#include "server/storage/database.h"
#include "server/storage/memberships.h"
#include "server/storage/records.h"
#include "server/storage/room_changing.h"
#include "server/storage/upload_records.h"

namespace foyer::storage {
namespace {

using chat::ChangedRoom;
using chat::RoomAction;
using chat::RoomPatch;
using protocol::Posting;
using protocol::Right;
using protocol::Visibility;

/// Every right that the patch asks for, whether or not it says anything new.
Result<> checkRights(const RoomChanging &changing, const RoomPatch &patch)
{
    const std::pair<bool, Right> wanted[] = {
        {patch.name.has_value(), Right::Rename},
        {patch.topic.has_value(), Right::SetTopic},
        {patch.visibility.has_value(), Right::SetVisibility},
        {patch.cover.has_value(), Right::SetCover},
        {patch.posting || patch.slowSeconds, Right::SetPosting},
        {patch.isArchived.has_value(), Right::Archive},
    };
    for (const auto &[isWanted, right] : wanted) {
        if (!isWanted)
            continue;
        FOYER_CHECK(changing.need(right));
    }
    const bool closes = patch.visibility == Visibility::Private || patch.isArchived == true;
    if (changing.isLobby() && closes)
        return fail(ErrorCode::Forbidden, QStringLiteral("the lobby is everybody's"));
    return {};
}

/// A notice for each thing that is another now.
QList<protocol::Notice> noticesOf(const ChangedRoom &before, const ChangedRoom &after)
{
    QList<protocol::Notice> notices;
    const auto add = [&notices](const char *event, const QString &text = {}) {
        protocol::Notice notice;
        notice.event = QString::fromLatin1(event);
        notice.text = text;
        notices.append(notice);
    };
    if (before.name != after.name)
        add("renamed", after.name);
    if (before.topic != after.topic)
        add("topic", after.topic);
    if (before.state.cover != after.state.cover)
        add("cover");
    if (before.state.visibility != after.state.visibility)
        add("visibility", protocol::visibilityName(after.state.visibility));
    if (before.state.posting != after.state.posting)
        add("posting", protocol::postingName(after.state.posting));
    if (before.state.slowSeconds != after.state.slowSeconds)
        add("slow-mode", QString::number(after.state.slowSeconds));
    if ((before.state.archivedAt == 0) != (after.state.archivedAt == 0))
        add(after.state.archivedAt == 0 ? "unarchived" : "archived");
    return notices;
}

Result<> writeRoom(Database &database, const RoomAction &action, const ChangedRoom &before,
                   const ChangedRoom &after)
{
    const QString nameKey = text::nameKey(after.name);
    const bool isPublic = after.state.visibility == Visibility::Public;
    const bool wasPublic = before.state.visibility == Visibility::Public;
    if (isPublic && (!wasPublic || before.name != after.name)) {
        FOYER_CHECK(checkNameIsFree(database, nameKey, action.room));
    }
    const UploadId cover = after.state.cover ? after.state.cover->id : UploadId();
    const qint64 slowSeconds = after.state.slowSeconds;
    const QVariantList values{bound(after.name),
                              isPublic ? bound(nameKey) : boundOrNull({}),
                              bound(after.topic),
                              bound(protocol::visibilityName(after.state.visibility)),
                              boundOrNull(cover),
                              bound(after.state.archivedAt),
                              bound(protocol::postingName(after.state.posting)),
                              bound(slowSeconds),
                              bound(action.room)};
    const Result<int> updated = database.run(QLatin1String("rooms/update_room"), values);
    if (!updated && database.fault() == Fault::Duplicate) {
        database.clearFault(); // another node took the name since we looked
        return fail(ErrorCode::NameTaken, {}, QStringLiteral("name"));
    }
    if (!updated)
        return tl::unexpected(updated.error());
    if (before.state.cover && before.state.cover != after.state.cover) {
        FOYER_CHECK(forgetUnusedUpload(database, before.state.cover->id));
    }
    return {};
}

} // namespace

Result<std::optional<protocol::Image>> coverOf(Database &database, UserId actor, const UploadId &id)
{
    if (id.isEmpty())
        return std::nullopt;
    FOYER_TRY(const Rows rows,
              database.selectForKeys(QLatin1String("messages/select_uploads"), {}, 1, bind(id)));
    // Another's picture is not told apart from none.
    if (rows.isEmpty() || rows.first().id<UserId>(kImageColumns) != actor)
        return fail(ErrorCode::NotFound, QStringLiteral("no such picture"), QStringLiteral("cover"));
    return imageOf(rows.first(), 0);
}

Result<ChangedRoom> applyPatch(Database &database, RoomChanging &changing, const RoomAction &action,
                               const RoomPatch &patch)
{
    FOYER_CHECK(checkRights(changing, patch));
    const ChangedRoom before = changing.room();
    ChangedRoom after = before;
    after.name = patch.name.value_or(before.name);
    after.topic = patch.topic.value_or(before.topic);
    after.state.visibility = patch.visibility.value_or(before.state.visibility);
    after.state.posting = patch.posting.value_or(before.state.posting);
    after.state.slowSeconds = patch.slowSeconds.value_or(before.state.slowSeconds);
    const bool isSameCover = patch.cover && before.state.cover && before.state.cover->id == *patch.cover;
    if (patch.cover && !isSameCover) {
        FOYER_TRY(after.state.cover, coverOf(database, action.actor, *patch.cover));
    }
    if (patch.isArchived && *patch.isArchived != changing.isArchived())
        after.state.archivedAt = *patch.isArchived ? action.at : 0;
    // An archived room stays as it is, but for being opened again.
    if (changing.isArchived() && after.state.archivedAt != 0)
        return fail(ErrorCode::RoomArchived);
    const QList<protocol::Notice> notices = noticesOf(before, after);
    if (notices.isEmpty())
        return before;
    FOYER_CHECK(writeRoom(database, action, before, after));
    for (const protocol::Notice &notice : notices) {
        FOYER_CHECK(changing.tell(notice));
    }
    return after;
}

Result<ChangedRoom> changeRoom(Database &database, const RoomAction &action, const RoomPatch &patch)
{
    RoomChanging changing(database, action);
    FOYER_CHECK(changing.begin());
    FOYER_TRY(ChangedRoom after, applyPatch(database, changing, action, patch));
    FOYER_CHECK(changing.follow({action.actor}));
    FOYER_TRY(after.told, changing.end());
    return after;
}

Result<> changePreferences(Database &database, ConversationId conversation, UserId user,
                           const chat::PreferencesPatch &patch)
{
    FOYER_TRY(const Rows rows,
              database.select(QLatin1String("rooms/select_preferences"), bind(conversation, user)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotMember);
    const protocol::Preferences before = preferencesOf(rows.first(), 0);
    const qint64 isFavourite = patch.isFavourite.value_or(before.isFavourite) ? 1 : 0;
    FOYER_CHECK(
        database.run(QLatin1String("rooms/update_preferences"),
                     bind(protocol::notifyLevelName(patch.notify.value_or(before.notify)),
                          patch.quietUntil.value_or(before.quietUntil), isFavourite, conversation, user)));
    return {};
}

} // namespace foyer::storage
