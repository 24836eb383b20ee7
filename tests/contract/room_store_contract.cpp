// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/room_store_contract.h"

#include "common/base/limits.h"
#include "server/chat/amendment_store.h"

namespace foyer::test {

using chat::ChangedMembers;
using chat::ChangedRoom;
using chat::PreferencesPatch;
using chat::RoomPatch;
using chat::RoomStore;
using protocol::Conversation;
using protocol::MemberRole;
using protocol::Message;
using protocol::Posting;
using protocol::Visibility;

namespace {

constexpr qint64 kHour = 3'600'000;
const QString kCode = QStringLiteral("abcdefghijklmnopqrstuv");

RoomPatch named(const QString &name)
{
    RoomPatch patch;
    patch.name = name;
    return patch;
}

RoomPatch visible(Visibility visibility)
{
    RoomPatch patch;
    patch.visibility = visibility;
    return patch;
}

RoomPatch covered(const UploadId &cover)
{
    RoomPatch patch;
    patch.cover = cover;
    return patch;
}

} // namespace

void RoomStoreContract::prepare()
{
    m_owner = addUser(QStringLiteral("Olga"));
    m_mod = addUser(QStringLiteral("Mia"));
    m_ann = addUser(QStringLiteral("Ann"));
    m_out = addUser(QStringLiteral("Otto"));
    m_room = addRoom(QStringLiteral("Tea"), m_owner);
    QVERIFY(value(conversations().join(m_room, m_mod, kNow)));
    QVERIFY(value(conversations().join(m_room, m_ann, kNow + 1)));
    value(rooms().setRole(by(m_owner), m_mod, MemberRole::Moderator));
}

ChangedRoom RoomStoreContract::change(UserId actor, const RoomPatch &patch)
{
    return value(rooms().change(by(actor), patch));
}

void RoomStoreContract::archive(bool isArchived)
{
    RoomPatch patch;
    patch.isArchived = isArchived;
    change(m_owner, patch);
}

RoomStore::News RoomStoreContract::note(const QList<UserId> &users, Timestamp at)
{
    return value(rooms().noteMembers(m_room, users, users, at));
}

protocol::RoomLink RoomStoreContract::link(const QString &code, int uses) const
{
    return {code, {}, kNow, kNow + kHour, uses};
}

QList<Message> RoomStoreContract::all()
{
    return value(messages().page(m_room, {}, 200)).messages;
}

MemberRole RoomStoreContract::roleOf(UserId user)
{
    const auto member = value(conversations().member(m_room, user));
    return member ? member->role : MemberRole::Member;
}

void RoomStoreContract::changesARoomAndTellsWhat()
{
    RoomPatch patch = named(QStringLiteral("Kaffee ☕"));
    patch.topic = QStringLiteral("ಕಾಫಿ; --");
    patch.posting = Posting::Announcements;
    patch.slowSeconds = 30;
    patch.visibility = Visibility::Private;
    const ChangedRoom changed = change(m_owner, patch);
    QStringList told;
    for (const Message &message : changed.told.notices) {
        QCOMPARE(message.author.id, m_owner);
        QCOMPARE(message.text, QString());
        told.append(message.notice->event + u'=' + message.notice->text);
    }
    QCOMPARE(told,
             (QStringList{QStringLiteral("renamed=Kaffee ☕"), QStringLiteral("topic=ಕಾಫಿ; --"),
                          QStringLiteral("visibility=private"), QStringLiteral("posting=announcements"),
                          QStringLiteral("slow-mode=30")}));
    const Conversation seen = value(conversations().conversationOf(m_room, m_ann));
    QCOMPARE(seen.name, QStringLiteral("Kaffee ☕"));
    QCOMPARE(seen.state, changed.state);
    QCOMPARE(seen.state.slowSeconds, 30);
    QCOMPARE(seen.lastMessage, std::optional(changed.told.notices.last()));
    QCOMPARE(all().mid(1), changed.told.notices);
    // The same again is nothing new.
    QVERIFY(change(m_owner, patch).told.notices.isEmpty());
    QCOMPARE(all().size(), 6);
}

void RoomStoreContract::changesAllOrNothing()
{
    RoomPatch patch = named(QStringLiteral("Lobby"));
    patch.topic = QStringLiteral("new");
    QCOMPARE(refusal(rooms().change(by(m_owner), patch)), ErrorCode::NameTaken);
    patch = covered(QStringLiteral("0123456789abcdef0123456789abcdef"));
    patch.topic = QStringLiteral("new");
    QCOMPARE(refusal(rooms().change(by(m_owner), patch)), ErrorCode::NotFound);
    // A moderator may set the topic, but not together with a name.
    patch = named(QStringLiteral("Mine"));
    patch.topic = QStringLiteral("new");
    QCOMPARE(refusal(rooms().change(by(m_mod), patch)), ErrorCode::Forbidden);
    const Conversation seen = value(conversations().conversationOf(m_room, m_ann));
    QCOMPARE(seen.name, QStringLiteral("Tea"));
    QCOMPARE(seen.topic, QStringLiteral("about Tea"));
    QCOMPARE(all().size(), 1);
}

void RoomStoreContract::holdsEveryChangeToItsRight()
{
    RoomPatch topic;
    topic.topic = QStringLiteral("x");
    RoomPatch posting;
    posting.posting = Posting::Announcements;
    RoomPatch slow;
    slow.slowSeconds = 5;
    RoomPatch archived;
    archived.isArchived = true;
    for (const RoomPatch &patch : {topic, posting, slow, covered({})}) {
        QCOMPARE(refusal(rooms().change(by(m_ann), patch)), ErrorCode::Forbidden);
        value(rooms().change(by(m_mod), patch));
    }
    for (const RoomPatch &patch : {named(QStringLiteral("x")), visible(Visibility::Private), archived}) {
        QCOMPARE(refusal(rooms().change(by(m_ann), patch)), ErrorCode::Forbidden);
        QCOMPARE(refusal(rooms().change(by(m_mod), patch)), ErrorCode::Forbidden);
    }
    QCOMPARE(value(conversations().conversationOf(m_room, m_ann)).name, QStringLiteral("Tea"));
}

void RoomStoreContract::keepsTheLobbyOpen()
{
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET role = 'admin' WHERE id = %1").arg(m_owner.value())}));
    m_room = chat::kLobby;
    RoomPatch archived;
    archived.isArchived = true;
    QCOMPARE(refusal(rooms().change(by(m_owner), visible(Visibility::Private))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().change(by(m_owner), archived)), ErrorCode::Forbidden);
    QCOMPARE(change(m_owner, named(QStringLiteral("Hall"))).name, QStringLiteral("Hall"));
    // It stays nobody's.
    QVERIFY(!note({m_ann}).newOwner);
}

void RoomStoreContract::hidesPrivateRooms()
{
    change(m_owner, visible(Visibility::Private));
    QCOMPARE(value(conversations().rooms(m_out)).size(), 1);
    QCOMPARE(value(conversations().rooms(m_ann)).size(), 2);
    QCOMPARE(value(conversations().rooms(m_ann)).last().state.visibility, Visibility::Private);
    QCOMPARE(refusal(conversations().join(m_room, m_out, kNow)), ErrorCode::NotFound);
    // Who is in it may say so again.
    QVERIFY(!value(conversations().join(m_room, m_ann, kNow)));
    const chat::NewRoom born{QStringLiteral("Den"), QStringLiteral("den"), {}, m_owner, kNow,
                             Visibility::Private};
    QCOMPARE(value(conversations().createRoom(born)).state.visibility, Visibility::Private);
    QCOMPARE(value(conversations().rooms(m_out)).size(), 1);
}

void RoomStoreContract::namesPublicRoomsOnce()
{
    change(m_owner, visible(Visibility::Private));
    // The name is free now, and its holder cannot come back under it.
    const ConversationId other = addRoom(QStringLiteral("tea"), m_out);
    QVERIFY(other.isValid());
    QCOMPARE(refusal(rooms().change(by(m_owner), visible(Visibility::Public))), ErrorCode::NameTaken);
    RoomPatch patch = visible(Visibility::Public);
    patch.name = QStringLiteral("Green tea");
    QCOMPARE(change(m_owner, patch).state.visibility, Visibility::Public);
    QCOMPARE(refusal(rooms().change(by(m_owner), named(QStringLiteral("TEA")))), ErrorCode::NameTaken);
    // Another spelling of its own name is its own.
    QCOMPARE(change(m_owner, named(QStringLiteral("GREEN TEA"))).name, QStringLiteral("GREEN TEA"));
}

void RoomStoreContract::showsACoverToThoseWhoSeeTheRoom()
{
    const protocol::Image image = addImage(m_owner, QStringLiteral("0123456789abcdef0123456789abcdef"));
    const protocol::Image other = addImage(m_mod, QStringLiteral("1123456789abcdef0123456789abcdef"));
    QCOMPARE(refusal(rooms().change(by(m_owner), covered(other.id))), ErrorCode::NotFound);
    QCOMPARE(change(m_owner, covered(image.id)).state.cover, std::optional(image));
    QCOMPARE(value(conversations().rooms(m_out)).last().state.cover, std::optional(image));
    QVERIFY(value(uploads().visible(image.id, m_out)));
    QVERIFY(value(uploads().unused(kNow + kHour, 10)).contains(other.id));
    QVERIFY(!value(uploads().unused(kNow + kHour, 10)).contains(image.id));
    change(m_owner, visible(Visibility::Private));
    QVERIFY(!value(uploads().visible(image.id, m_out)));
    QVERIFY(value(uploads().visible(image.id, m_ann)));
    // Replaced, it is gone, unless a message shows it.
    QCOMPARE(change(m_mod, covered(other.id)).state.cover, std::optional(other));
    QVERIFY(!value(uploads().visible(image.id, m_owner)));
    QVERIFY(!change(m_mod, covered({})).state.cover);
}

void RoomStoreContract::closesAnArchivedRoom()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("before")).message.seq;
    value(rooms().addLink(by(m_owner), link(kCode)));
    archive(true);
    QVERIFY(value(conversations().conversationOf(m_room, m_ann)).state.archivedAt >= kNow);
    QCOMPARE(refusal(messages().append(draft(m_room, m_owner, QStringLiteral("x")))),
             ErrorCode::RoomArchived);
    const chat::Amendment amendment{m_room, seq, m_ann, kNow};
    QCOMPARE(refusal(store().amendments().edit(amendment, QStringLiteral("x"), {}, kHour)),
             ErrorCode::RoomArchived);
    QCOMPARE(refusal(store().amendments().react(amendment, QStringLiteral("👍"), true)),
             ErrorCode::RoomArchived);
    QCOMPARE(refusal(conversations().join(m_room, m_out, kNow)), ErrorCode::RoomArchived);
    QCOMPARE(refusal(rooms().joinByLink(kCode, m_out, kNow)), ErrorCode::RoomArchived);
    QCOMPARE(refusal(rooms().invite(by(m_owner), {QStringLiteral("otto")})), ErrorCode::RoomArchived);
    QCOMPARE(refusal(rooms().change(by(m_owner), named(QStringLiteral("x")))), ErrorCode::RoomArchived);
    QCOMPARE(value(conversations().rooms(m_out)).size(), 1);
    QCOMPARE(value(conversations().rooms(m_ann)).size(), 2);
    // What somebody said he may still take back.
    QVERIFY(value(store().amendments().recall(amendment, kHour)).message.recalledAt > 0);
    archive(false);
    post(m_room, m_ann, QStringLiteral("after"));
}

void RoomStoreContract::invitesByName()
{
    const UserId zoe = addUser(QStringLiteral("Zoe"));
    const QStringList names{QStringLiteral("otto"), QStringLiteral("zoe"), QStringLiteral("ann"),
                            QStringLiteral("otto")};
    const ChangedMembers changed = value(rooms().invite(by(m_ann), names));
    QCOMPARE(changed.members.size(), 2);
    QCOMPARE(changed.members.at(0).user.id, m_out);
    QCOMPARE(changed.members.at(1).user.id, zoe);
    QCOMPARE(changed.told.notices.size(), 1);
    QCOMPARE(changed.told.notices.first().notice->event, QStringLiteral("added"));
    QCOMPARE(changed.told.notices.first().notice->count, 2);
    QCOMPARE(changed.told.notices.first().author.id, m_ann);
    const Conversation seen = value(conversations().conversationOf(m_room, zoe));
    QCOMPARE(seen.readSeq, seen.lastSeq);
    QVERIFY(value(rooms().invite(by(m_ann), names)).members.isEmpty());
}

void RoomStoreContract::refusesInvitationsWholly()
{
    addUser(QStringLiteral("Zoe"));
    QCOMPARE(refusal(rooms().invite(by(m_owner), {QStringLiteral("zoe"), QStringLiteral("nobody")})),
             ErrorCode::NotFound);
    value(rooms().ban(by(m_owner), m_out, {}));
    QCOMPARE(refusal(rooms().invite(by(m_owner), {QStringLiteral("zoe"), QStringLiteral("otto")})),
             ErrorCode::Banned);
    change(m_owner, visible(Visibility::Private));
    QCOMPARE(refusal(rooms().invite(by(m_ann), {QStringLiteral("zoe")})), ErrorCode::Forbidden);
    QCOMPARE(value(conversations().memberCount(m_room)), 3);
    QCOMPARE(value(rooms().invite(by(m_mod), {QStringLiteral("zoe")})).members.size(), 1);
}

void RoomStoreContract::kicksThoseBelow()
{
    QCOMPARE(refusal(rooms().kick(by(m_ann), m_mod)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().kick(by(m_mod), m_owner)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().kick(by(m_mod), m_mod)), ErrorCode::InvalidField);
    QCOMPARE(refusal(rooms().kick(by(m_mod), m_out)), ErrorCode::NotFound);
    QCOMPARE(refusal(rooms().kick(by(m_mod), UserId(99))), ErrorCode::NotFound);
    const ChangedMembers changed = value(rooms().kick(by(m_mod), m_ann));
    QCOMPARE(changed.gone, QList{m_ann});
    QCOMPARE(changed.told.notices.first().notice->event, QStringLiteral("removed"));
    QVERIFY(!value(conversations().isMember(m_room, m_ann)));
    // Nothing keeps her from coming back.
    QVERIFY(value(conversations().join(m_room, m_ann, kNow)));
}

void RoomStoreContract::handsARoomOver()
{
    QCOMPARE(refusal(rooms().setRole(by(m_mod), m_ann, MemberRole::Moderator)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().setRole(by(m_mod), m_mod, MemberRole::Owner)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().setRole(by(m_owner), m_out, MemberRole::Owner)), ErrorCode::NotFound);
    QCOMPARE(refusal(rooms().setRole(by(m_owner), m_owner, MemberRole::Member)), ErrorCode::InvalidField);
    const ChangedMembers changed = value(rooms().setRole(by(m_owner), m_mod, MemberRole::Owner));
    QCOMPARE(changed.members.first().role, MemberRole::Owner);
    QCOMPARE(changed.told.notices.first().notice->text, QStringLiteral("owner"));
    value(rooms().setRole(by(m_owner), m_owner, MemberRole::Member));
    QCOMPARE(roleOf(m_owner), MemberRole::Member);
    QCOMPARE(roleOf(m_mod), MemberRole::Owner);
    QVERIFY(value(rooms().setRole(by(m_mod), m_mod, MemberRole::Owner)).members.isEmpty());
    QCOMPARE(refusal(rooms().setRole(by(m_mod), m_mod, MemberRole::Moderator)), ErrorCode::InvalidField);
}

void RoomStoreContract::silencesForATime()
{
    const Seq seq = post(m_room, m_ann, QStringLiteral("before")).message.seq;
    const Timestamp until = kNow + kHour;
    QCOMPARE(refusal(rooms().silence(by(m_mod), m_owner, until)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().silence(by(m_ann), m_mod, until)), ErrorCode::Forbidden);
    const ChangedMembers changed = value(rooms().silence(by(m_mod), m_ann, until));
    QCOMPARE(changed.members.first().silencedUntil, until);
    QVERIFY(changed.told.notices.isEmpty());
    QCOMPARE(value(conversations().conversationOf(m_room, m_ann)).silencedUntil, until);
    chat::NewMessage wanted = draft(m_room, m_ann, QStringLiteral("x"));
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::Silenced);
    const chat::Amendment amendment{m_room, seq, m_ann, kNow};
    QCOMPARE(refusal(store().amendments().edit(amendment, QStringLiteral("x"), {}, kHour)),
             ErrorCode::Silenced);
    QCOMPARE(refusal(store().amendments().react(amendment, QStringLiteral("👍"), true)), ErrorCode::Silenced);
    // Going out and in again ends nothing.
    QVERIFY(value(conversations().leave(m_room, m_ann)));
    QVERIFY(value(conversations().join(m_room, m_ann, kNow)));
    QCOMPARE(refusal(messages().append(wanted)), ErrorCode::Silenced);
    wanted.createdAt = until;
    value(messages().append(wanted));
    value(rooms().silence(by(m_mod), m_ann, 0));
    post(m_room, m_ann, QStringLiteral("again"));
}

void RoomStoreContract::keepsBansAndReasons()
{
    QCOMPARE(refusal(rooms().ban(by(m_ann), m_out, {})), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().ban(by(m_mod), m_owner, {})), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().ban(by(m_mod), m_mod, {})), ErrorCode::InvalidField);
    QCOMPARE(refusal(rooms().ban(by(m_mod), UserId(99), {})), ErrorCode::NotFound);
    QCOMPARE(value(rooms().ban(by(m_mod), m_ann, QStringLiteral("spam; --"))).gone, QList{m_ann});
    QVERIFY(value(rooms().ban(by(m_mod, kNow + 1), m_out, {})).told.notices.isEmpty());
    QCOMPARE(refusal(conversations().join(m_room, m_ann, kNow)), ErrorCode::Banned);
    value(rooms().addLink(by(m_owner), link(kCode)));
    QCOMPARE(refusal(rooms().joinByLink(kCode, m_ann, kNow)), ErrorCode::Banned);
    QList<protocol::Ban> bans = value(rooms().bans(by(m_mod)));
    QCOMPARE(bans.size(), 2);
    QCOMPARE(bans.first().user.id, m_out);
    QCOMPARE(bans.last().reason, QStringLiteral("spam; --"));
    QCOMPARE(bans.last().by.id, m_mod);
    QCOMPARE(bans.last().createdAt, kNow);
    value(rooms().ban(by(m_owner), m_ann, QStringLiteral("still")));
    QCOMPARE(value(rooms().bans(by(m_mod))).size(), 2);
    QCOMPARE(refusal(rooms().unban(by(m_owner), UserId(99))), ErrorCode::NotFound);
    value(rooms().unban(by(m_mod), m_ann));
    QCOMPARE(refusal(rooms().unban(by(m_mod), m_ann)), ErrorCode::NotFound);
    QVERIFY(value(conversations().join(m_room, m_ann, kNow)));
    QCOMPARE(refusal(rooms().bans(by(m_ann))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().unban(by(m_ann), m_out)), ErrorCode::Forbidden);
}

void RoomStoreContract::joinsByLinkAsOftenAsItSays()
{
    change(m_owner, visible(Visibility::Private));
    QCOMPARE(value(rooms().addLink(by(m_mod), link(kCode, 2))).by.id, m_mod);
    QCOMPARE(value(rooms().joinByLink(kCode, m_out, kNow)).room, m_room);
    QVERIFY(!value(rooms().joinByLink(kCode, m_out, kNow)).isNew);
    QCOMPARE(value(rooms().links(by(m_mod))).first().usesLeft, 1);
    Tasks<RoomStore::Entrance> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(rooms().joinByLink(kCode, addUser(QStringLiteral("guest%1").arg(i)), kNow));
    int entered = 0;
    for (const auto &result : test::all(std::move(tasks))) {
        entered += result ? 1 : 0;
        QVERIFY(result || result.error().code == ErrorCode::InviteInvalid);
    }
    QCOMPARE(entered, 1);
    QVERIFY(value(rooms().links(by(m_mod))).isEmpty());
    QCOMPARE(refusal(rooms().joinByLink(QStringLiteral("unknown"), m_out, kNow)), ErrorCode::InviteInvalid);
    value(rooms().addLink(by(m_mod), link(QStringLiteral("late"))));
    QCOMPARE(
        refusal(rooms().joinByLink(QStringLiteral("late"), addUser(QStringLiteral("Zoe")), kNow + kHour)),
        ErrorCode::InviteInvalid);
}

void RoomStoreContract::withdrawsLinks()
{
    QCOMPARE(refusal(rooms().addLink(by(m_ann), link(kCode))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().links(by(m_ann))), ErrorCode::Forbidden);
    value(rooms().addLink(by(m_owner), link(kCode)));
    QCOMPARE(refusal(rooms().removeLink(by(m_ann), kCode)), ErrorCode::Forbidden);
    const ConversationId mine = m_room;
    m_room = addRoom(QStringLiteral("Other"), m_out);
    QCOMPARE(refusal(rooms().removeLink(by(m_out), kCode)), ErrorCode::NotFound);
    m_room = mine;
    value(rooms().removeLink(by(m_mod), kCode));
    QCOMPARE(refusal(rooms().removeLink(by(m_mod), kCode)), ErrorCode::NotFound);
    QCOMPARE(refusal(rooms().joinByLink(kCode, m_out, kNow)), ErrorCode::InviteInvalid);
    for (int i = 0; i < limits::kRoomLinksMax; ++i)
        value(rooms().addLink(by(m_owner), link(QStringLiteral("code%1").arg(i))));
    QCOMPARE(refusal(rooms().addLink(by(m_owner), link(QStringLiteral("more")))), ErrorCode::LimitReached);
    // Those that are over count no more.
    value(rooms().addLink(by(m_owner, kNow + kHour), link(QStringLiteral("more"))));
}

void RoomStoreContract::foldsComingsAndGoingsIntoOneNotice()
{
    const Seq before = all().last().seq;
    const RoomStore::News first = note({m_mod, m_ann});
    QCOMPARE(first.present.size(), 2);
    QCOMPARE(first.memberCount, 3);
    QCOMPARE(first.told.notices.size(), 1);
    const Message notice = first.told.notices.first();
    QCOMPARE(notice.seq.value(), before.value() + 1);
    QCOMPARE(notice.notice->event, QStringLiteral("members"));
    QCOMPARE(notice.notice->count, 2);
    post(m_room, m_ann, QStringLiteral("hi"));
    QVERIFY(value(conversations().join(m_room, m_out, kNow)));
    const RoomStore::News second = note({m_out});
    QCOMPARE(second.told.notices.first().seq, notice.seq);
    QCOMPARE(second.told.notices.first().revision.value(), notice.revision.value() + 2);
    QCOMPARE(second.told.notices.first().notice->count, 3);
    QVERIFY(value(conversations().leave(m_room, m_out)));
    QVERIFY(value(conversations().leave(m_room, m_ann)));
    const RoomStore::News third = note({m_out, m_ann});
    QCOMPARE(third.absent, (QList<UserId>{m_out, m_ann}));
    QCOMPARE(third.told.notices.first().notice->count, 1);
    QCOMPARE(third.told.notices.first().notice->leftCount, 0);
    QVERIFY(value(conversations().leave(m_room, m_owner)));
    QCOMPARE(note({m_owner}).told.notices.first().notice->left.first().id, m_owner);
    // Nobody new: nothing is told.
    QVERIFY(note({m_mod}).told.notices.isEmpty());
    QVERIFY(value(rooms().noteMembers(m_room, {m_mod}, {}, kNow)).told.notices.isEmpty());
}

void RoomStoreContract::beginsANewNoticeAfterAWhile()
{
    const Message first = note({m_ann}).told.notices.first();
    const Message same = note({m_mod}, kNow + limits::kNoticeFoldFor).told.notices.first();
    QCOMPARE(same.seq, first.seq);
    const Message next = note({m_owner}, kNow + limits::kNoticeFoldFor + 1).told.notices.first();
    QVERIFY(next.seq > first.seq);
    QCOMPARE(next.notice->count, 1);
}

void RoomStoreContract::boundsTheNamesOfANotice()
{
    QList<UserId> many;
    for (int i = 0; i < limits::kNoticeNames + 5; ++i) {
        many.append(addUser(QStringLiteral("guest%1").arg(i)));
        QVERIFY(value(conversations().join(m_room, many.last(), kNow)));
    }
    const Message notice = note(many).told.notices.first();
    QCOMPARE(notice.notice->users.size(), limits::kNoticeNames);
    QCOMPARE(notice.notice->count, limits::kNoticeNames + 5);
    QCOMPARE(value(messages().page(m_room, {}, 1)).messages.first(), notice);
}

void RoomStoreContract::givesARoomItsNextOwner()
{
    QVERIFY(!note({m_ann}).newOwner);
    QVERIFY(value(conversations().leave(m_room, m_owner)));
    const RoomStore::News news = note({m_owner});
    QVERIFY(news.newOwner);
    QCOMPARE(news.newOwner->user.id, m_mod);
    QCOMPARE(roleOf(m_mod), MemberRole::Owner);
    QCOMPARE(news.told.notices.last().notice->event, QStringLiteral("role"));
    QVERIFY(value(conversations().leave(m_room, m_mod)));
    QCOMPARE(note({m_mod}).newOwner->user.id, m_ann);
    QVERIFY(value(conversations().leave(m_room, m_ann)));
    QVERIFY(!note({m_ann}).newOwner);
}

void RoomStoreContract::restsBetweenPostsInSlowMode()
{
    RoomPatch patch;
    patch.slowSeconds = 10;
    change(m_mod, patch);
    chat::NewMessage wanted = draft(m_room, m_ann, QStringLiteral("x"));
    wanted.createdAt = kNow + 20'000;
    const chat::NewMessage first = wanted;
    value(messages().append(wanted));
    wanted.ref = newRef();
    wanted.createdAt += 9'999;
    const auto refused = QCoro::waitFor(messages().append(wanted));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooManyRequests);
    QCOMPARE(refused.error().retryAfter, std::chrono::seconds(1));
    // A repeated ref still gets its answer.
    QVERIFY(!value(messages().append(first)).isNew);
    wanted.createdAt += 1;
    value(messages().append(wanted));
    // Those of one batch wait for one another too.
    Tasks<chat::StoredPost> tasks;
    for (int i = 0; i < 12; ++i) {
        chat::NewMessage each = wanted;
        each.ref = newRef();
        each.createdAt += 10'000;
        tasks.push_back(messages().append(each));
    }
    int stored = 0;
    for (const auto &result : test::all(std::move(tasks)))
        stored += result ? 1 : 0;
    QCOMPARE(stored, 1);
    post(m_room, m_mod, QStringLiteral("moderators"));
    post(m_room, m_mod, QStringLiteral("need not wait"));
}

void RoomStoreContract::letsOnlySomeAnnounce()
{
    RoomPatch patch;
    patch.posting = Posting::Announcements;
    change(m_mod, patch);
    QCOMPARE(refusal(messages().append(draft(m_room, m_ann, QStringLiteral("x")))), ErrorCode::Forbidden);
    post(m_room, m_mod, QStringLiteral("news"));
    post(m_room, m_owner, QStringLiteral("news"));
}

void RoomStoreContract::keepsPreferencesApart()
{
    PreferencesPatch patch;
    patch.notify = protocol::NotifyLevel::Mentions;
    patch.quietUntil = kNow + kHour;
    value(rooms().setPreferences(m_room, m_ann, patch));
    patch = {};
    patch.isFavourite = true;
    value(rooms().setPreferences(m_room, m_ann, patch));
    const protocol::Preferences wanted{protocol::NotifyLevel::Mentions, kNow + kHour, true};
    QCOMPARE(value(conversations().conversationOf(m_room, m_ann)).preferences, wanted);
    QCOMPARE(value(conversations().conversationOf(m_room, m_mod)).preferences, protocol::Preferences{});
    QCOMPARE(value(conversations().conversationOf(chat::kLobby, m_ann)).preferences, protocol::Preferences{});
    QCOMPARE(refusal(rooms().setPreferences(m_room, m_out, patch)), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().setPreferences(ConversationId(99), m_ann, patch)), ErrorCode::NotMember);
}

void RoomStoreContract::refusesThoseWhoAreNotIn()
{
    value(rooms().addLink(by(m_owner), link(kCode)));
    QCOMPARE(refusal(rooms().change(by(m_out), named(QStringLiteral("x")))), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().invite(by(m_out), {QStringLiteral("otto")})), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().kick(by(m_out), m_ann)), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().setRole(by(m_out), m_ann, MemberRole::Owner)), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().silence(by(m_out), m_ann, kNow)), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().ban(by(m_out), m_ann, {})), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().unban(by(m_out), m_ann)), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().bans(by(m_out))), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().addLink(by(m_out), link(QStringLiteral("mine")))), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().links(by(m_out))), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().removeLink(by(m_out), kCode)), ErrorCode::NotMember);
    // Not even who runs the server, unless he is in.
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE users SET role = 'admin' WHERE id = %1").arg(m_out.value())}));
    QCOMPARE(refusal(rooms().kick(by(m_out), m_ann)), ErrorCode::NotMember);
    QVERIFY(value(conversations().join(m_room, m_out, kNow)));
    value(rooms().kick(by(m_out), m_owner));
    QCOMPARE(refusal(rooms().kick(by(m_mod), m_out)), ErrorCode::Forbidden);
}

void RoomStoreContract::refusesWhatIsNoRoom()
{
    QVERIFY(database().execute(
        {QStringLiteral("UPDATE conversations SET kind = 'direct', name_key = NULL WHERE id = %1")
             .arg(m_room.value())}));
    QCOMPARE(refusal(rooms().change(by(m_owner), named(QStringLiteral("x")))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().kick(by(m_owner), m_ann)), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().addLink(by(m_owner), link(kCode))), ErrorCode::Forbidden);
    QCOMPARE(refusal(rooms().kick(by(m_out), m_ann)), ErrorCode::NotMember);
    m_room = ConversationId(99);
    QCOMPARE(refusal(rooms().invite(by(m_owner), {QStringLiteral("ann")})), ErrorCode::NotMember);
    QCOMPARE(refusal(rooms().noteMembers(m_room, {m_ann}, {m_ann}, kNow)), ErrorCode::NotMember);
}

void RoomStoreContract::takesRevisionsWithoutHoles()
{
    Tasks<RoomStore::News> tasks;
    for (int i = 0; i < 20; ++i)
        tasks.push_back(rooms().noteMembers(m_room, {m_ann}, {m_ann}, kNow + i * limits::kNoticeFoldFor * 2));
    for (int i = 0; i < 20; ++i)
        post(m_room, m_ann, QStringLiteral("x"));
    for (const auto &result : test::all(std::move(tasks)))
        QVERIFY(result);
    const QList<Message> messages = all();
    QCOMPARE(messages.size(), 41);
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QCOMPARE(messages.at(i).seq, Seq(i + 1));
        QCOMPARE(messages.at(i).revision, Revision(i + 1));
    }
    const Conversation seen = value(conversations().conversationOf(m_room, m_ann));
    QCOMPARE(seen.lastSeq, Seq(41));
    QCOMPARE(seen.revision, Revision(41));
}

} // namespace foyer::test
