// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "common/protocol/message.h"
#include "common/protocol/room_parts.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace foyer::chat {

/// Who does something in which room when.
struct RoomAction
{
    ConversationId room;
    UserId actor;
    Timestamp at = 0;
};

/// What is to be another in a room; what is not given stays.
struct RoomPatch
{
    std::optional<QString> name{};
    std::optional<QString> topic{};
    std::optional<protocol::Visibility> visibility{};
    /// A finished upload of the actor, or empty: none.
    std::optional<UploadId> cover{};
    std::optional<protocol::Posting> posting{};
    std::optional<int> slowSeconds{};
    std::optional<bool> isArchived{};
};

/// What was told in a room of something that happened there.
struct Told
{
    /// Ascending by revision; empty if nothing had to be told.
    QList<protocol::Message> notices;
    /// Whose read position moved past the notices: they had read all before, and brought them about.
    QList<UserId> readers;
};

/// A room as it is after a change.
struct ChangedRoom
{
    QString name;
    QString topic;
    protocol::RoomState state;
    Told told;
};

/// What became of members.
struct ChangedMembers
{
    /// Those who are in the room now that were not before, or who changed there.
    QList<protocol::Member> members;
    /// Those who are not in it any more.
    QList<UserId> gone;
    Told told;
};

/// What is to be another in one's own settings of a conversation; what is not given stays.
struct PreferencesPatch
{
    std::optional<protocol::NotifyLevel> notify{};
    std::optional<Timestamp> quietUntil{};
    std::optional<bool> isFavourite{};
};

/// Port: how rooms are run. Whatever has an action checks in its own transaction that the room is one (Forbidden if not)
/// and the actor in it (NotMember, asked first), that he has the right, and stands above whom it meets (Forbidden); what it tells in the room takes
/// seq and revision there. Thread: main; the answers arrive there too.
class RoomStore
{
public:
    virtual ~RoomStore() = default;

    /// All of the patch or nothing. NameTaken, NotFound (cover), Forbidden; the lobby is always public and open
    /// (Forbidden).
    [[nodiscard]] virtual QCoro::Task<Result<ChangedRoom>> change(RoomAction action, RoomPatch patch) = 0;

    /// Adds the users with these `nameKey`s. Who is in it already stays as he is. NotFound, Banned, RoomArchived.
    [[nodiscard]] virtual QCoro::Task<Result<ChangedMembers>> invite(RoomAction action,
                                                                     QStringList nameKeys) = 0;
    /// NotFound if he is no member; InvalidField if it is the actor.
    [[nodiscard]] virtual QCoro::Task<Result<ChangedMembers>> kick(RoomAction action, UserId user) = 0;
    /// NotFound if he is no member. InvalidField if nobody would own the room.
    [[nodiscard]] virtual QCoro::Task<Result<ChangedMembers>> setRole(RoomAction action, UserId user,
                                                                      protocol::MemberRole role) = 0;
    /// Until then he may say nothing; 0: he may. As kick.
    [[nodiscard]] virtual QCoro::Task<Result<ChangedMembers>> silence(RoomAction action, UserId user,
                                                                      Timestamp until) = 0;
    /// Bans a user, and ends his membership if he has one. Banned before: only the reason changes. As kick, but NotFound only
    /// if there is no such user. LimitReached.
    [[nodiscard]] virtual QCoro::Task<Result<ChangedMembers>> ban(RoomAction action, UserId user,
                                                                  QString reason) = 0;
    /// NotFound if he was not banned.
    [[nodiscard]] virtual QCoro::Task<Result<>> unban(RoomAction action, UserId user) = 0;
    /// Latest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Ban>>> bans(RoomAction action) = 0;

    /// Stores a link whose code is new. LimitReached, RoomArchived.
    [[nodiscard]] virtual QCoro::Task<Result<protocol::RoomLink>> addLink(RoomAction action,
                                                                          protocol::RoomLink link) = 0;
    /// Those that still work, latest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::RoomLink>>> links(RoomAction action) = 0;
    /// NotFound.
    [[nodiscard]] virtual QCoro::Task<Result<>> removeLink(RoomAction action, QString code) = 0;

    /// A way into a room.
    struct Entrance
    {
        ConversationId room;
        /// Whether the user was not in it before; only then a use of the link is spent.
        bool isNew = false;
    };
    /// Makes the user a member through a link. InviteInvalid, Banned, RoomArchived.
    [[nodiscard]] virtual QCoro::Task<Result<Entrance>> joinByLink(QString code, UserId user,
                                                                   Timestamp at) = 0;

    /// What has to be told of people who came and went, as found now.
    struct News
    {
        /// Those of the users who are members.
        QList<protocol::Member> present;
        /// Those who are not.
        QList<UserId> absent;
        int memberCount = 0;
        /// Who owns the room because nobody did.
        std::optional<protocol::Member> newOwner;
        Told told;
    };
    /// Looks at users who came, went or changed. Those of `told` are put into the notice of comings and goings: the
    /// latest one if it is younger than limits::kNoticeFoldFor, or a new one. A room (not the lobby) with members but
    /// without an owner gets one: the moderator, or else the member, who is in it longest.
    [[nodiscard]] virtual QCoro::Task<Result<News>> noteMembers(ConversationId room, QList<UserId> users,
                                                                QList<UserId> told, Timestamp at) = 0;

    /// Changes a member's own settings. NotMember.
    [[nodiscard]] virtual QCoro::Task<Result<>> setPreferences(ConversationId conversation, UserId user,
                                                               PreferencesPatch patch) = 0;
};

} // namespace foyer::chat
