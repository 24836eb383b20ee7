// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rooms run from one engine, and what the engine of somebody else sees of it.

#include "tests/desktop/engine_ground.h"
#include "tests/support/sample_picture.h"

#include <QImage>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::Api;
using client::ClientEngine;
using client::NewRoom;
using client::PreferenceChange;
using client::RoomChange;
using protocol::Conversation;
using protocol::MemberRole;

namespace {

constexpr auto kDone = std::nullopt;

QByteArray drawn()
{
    QImage image(64, 40, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    return pngOf(image);
}

} // namespace

class TestEngineRooms : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_ground = std::make_unique<EngineGround>();
        QVERIFY2(m_ground->start(), m_ground->server().log().constData());
        m_ann = m_ground->engine(u"Ann"_s);
        m_bob = m_ground->engine(u"Bob"_s);
        QVERIFY(m_ann && m_bob);
        NewRoom garden;
        garden.name = u"Garden"_s;
        garden.topic = u"Roses"_s;
        garden.visibility = protocol::Visibility::Private;
        garden.users = QStringList{u"Bob"_s};
        const auto made = ask(*m_ann, [&](Api &api) { return api.rooms().create(garden); });
        QVERIFY(made);
        m_room = made->id;
        m_ann->take(*made);
        QVERIFY(at(*m_ann) != nullptr);
        QTRY_VERIFY(at(*m_bob) != nullptr);
    }

    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_ground.reset();
    }

    void aPrivateRoomIsMadeWithPeopleInIt()
    {
        QCOMPARE(at(*m_bob)->name, u"Garden"_s);
        QCOMPARE(at(*m_bob)->topic, u"Roses"_s);
        QCOMPARE(at(*m_bob)->state.visibility, protocol::Visibility::Private);
        QCOMPARE(at(*m_bob)->role, MemberRole::Member);
        QCOMPARE(at(*m_ann)->role, MemberRole::Owner);
        const auto list = ask(*m_bob, [](Api &api) { return api.rooms().list(); });
        QVERIFY(list);
        QCOMPARE(list->size(), 2);
        NewRoom same;
        same.name = u"Nobody's"_s;
        same.users = QStringList{u"Nobody"_s};
        QVERIFY(refusal(*m_ann, [&](Api &api) { return api.rooms().create(same); }) != kDone);
    }

    void peopleComeAndGoByNameAndByLink()
    {
        const UserId bob = m_bob->user().id;
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().kick(m_room, bob); }), kDone);
        QTRY_VERIFY(at(*m_bob) == nullptr);
        QCOMPARE(refusal(*m_bob, [&](Api &api) { return api.rooms().join(m_room); }), ErrorCode::NotFound);

        const auto link = ask(*m_ann, [&](Api &api) {
            return api.rooms().createLink(m_room, client::LinkTerms{2, 3600});
        });
        QVERIFY(link);
        const auto joined = ask(*m_bob, [&](Api &api) { return api.rooms().joinByLink(link->code); });
        QVERIFY(joined);
        m_bob->take(*joined);
        QVERIFY(at(*m_bob) != nullptr);
        const auto links = ask(*m_ann, [&](Api &api) { return api.rooms().links(m_room); });
        QVERIFY(links && links->size() == 1);
        QCOMPARE(links->at(0).usesLeft, 1);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().removeLink(m_room, link->code); }),
                 kDone);
        QCOMPARE(ask(*m_ann, [&](Api &api) { return api.rooms().links(m_room); })->size(), 0);

        QCOMPARE(refusal(*m_bob, [&](Api &api) { return api.rooms().leave(m_room); }), kDone);
        QTRY_VERIFY(at(*m_bob) == nullptr);
        QVERIFY(refusal(*m_bob, [&](Api &api) { return api.rooms().joinByLink(link->code); }) != kDone);
        const auto invited = ask(*m_ann, [&](Api &api) { return api.rooms().invite(m_room, {u"Bob"_s}); });
        QVERIFY(invited && invited->size() == 1);
        QTRY_VERIFY(at(*m_bob) != nullptr);
    }

    void rolesAndSilenceAreSeenAtOnce()
    {
        const UserId bob = m_bob->user().id;
        client::Company &company = m_ann->company();
        company.loadMembers(m_room);
        QTRY_COMPARE(company.members(m_room).size(), 2);
        const auto seenOfBob = [&] {
            return company.members(m_room).at(1);
        };
        QCOMPARE(refusal(*m_ann,
                         [&](Api &api) { return api.rooms().setRole(m_room, bob, MemberRole::Moderator); }),
                 kDone);
        QTRY_COMPARE(at(*m_bob)->role, MemberRole::Moderator);
        QTRY_COMPARE(seenOfBob().role, MemberRole::Moderator);
        QCOMPARE(
            refusal(*m_bob, [&](Api &api) { return api.rooms().setRole(m_room, bob, MemberRole::Owner); }),
            ErrorCode::Forbidden);
        QCOMPARE(
            refusal(*m_ann, [&](Api &api) { return api.rooms().setRole(m_room, bob, MemberRole::Member); }),
            kDone);
        QTRY_COMPARE(at(*m_bob)->role, MemberRole::Member);

        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().silence(m_room, bob, 600); }), kDone);
        QTRY_VERIFY(at(*m_bob)->silencedUntil > m_clock.now());
        QTRY_VERIFY(seenOfBob().silencedUntil > m_clock.now());
        QCOMPARE(failureOfPost(*m_bob), ErrorCode::Silenced);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().silence(m_room, bob, 0); }), kDone);
        QTRY_VERIFY(at(*m_bob)->silencedUntil <= m_clock.now());
    }

    void aRoomIsAnotherWay()
    {
        const auto picture = ask(*m_ann, [](Api &api) { return api.sendPicture(drawn()); });
        QVERIFY(picture);
        RoomChange change;
        change.name = u"花园"_s;
        change.topic = u""_s;
        change.cover = picture->id;
        change.posting = protocol::Posting::Announcements;
        change.slowSeconds = 30;
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.rooms().change(m_room, change); }));
        QTRY_COMPARE(at(*m_bob)->name, u"花园"_s);
        const Conversation &seen = *at(*m_bob);
        QCOMPARE(seen.topic, QString());
        QCOMPARE(seen.state.cover.value_or(protocol::Image{}).id, picture->id);
        QCOMPARE(seen.state.posting, protocol::Posting::Announcements);
        QCOMPARE(seen.state.slowSeconds, 30);
        QTRY_COMPARE(at(*m_ann)->name, u"花园"_s);
        const auto bytes =
            ask(*m_bob, [&](Api &api) { return api.picture(picture->id, client::PictureSize::Thumbnail); });
        QVERIFY(bytes && !bytes->isEmpty());
        QCOMPARE(failureOfPost(*m_bob), ErrorCode::Forbidden);

        RoomChange open;
        open.visibility = protocol::Visibility::Public;
        open.posting = protocol::Posting::Everyone;
        open.slowSeconds = 0;
        open.cover = QString();
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.rooms().change(m_room, open); }));
        QTRY_COMPARE(at(*m_bob)->state, protocol::RoomState{});
        QCOMPARE(refusal(*m_bob, [&](Api &api) { return api.rooms().change(m_room, open); }),
                 ErrorCode::Forbidden);
    }

    void anArchivedRoomIsOnlyRead()
    {
        RoomChange archived;
        archived.isArchived = true;
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.rooms().change(m_room, archived); }));
        QTRY_VERIFY(at(*m_bob)->state.archivedAt > 0);
        QCOMPARE(failureOfPost(*m_bob), ErrorCode::RoomArchived);
        archived.isArchived = false;
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.rooms().change(m_room, archived); }));
        QTRY_COMPARE(at(*m_bob)->state.archivedAt, 0);
    }

    void whoIsBannedIsOutUntilTheBanIsLifted()
    {
        const UserId bob = m_bob->user().id;
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().ban(m_room, bob, u"spam"_s); }), kDone);
        QTRY_VERIFY(at(*m_bob) == nullptr);
        const auto bans = ask(*m_ann, [&](Api &api) { return api.rooms().bans(m_room); });
        QVERIFY(bans && bans->size() == 1);
        QCOMPARE(bans->at(0).reason, u"spam"_s);
        QCOMPARE(bans->at(0).user.id, bob);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().invite(m_room, {u"Bob"_s}); }),
                 ErrorCode::Banned);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.rooms().liftBan(m_room, bob); }), kDone);
        QCOMPARE(ask(*m_ann, [&](Api &api) { return api.rooms().bans(m_room); })->size(), 0);
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.rooms().invite(m_room, {u"Bob"_s}); }));
        QTRY_VERIFY(at(*m_bob) != nullptr);
    }

    void ownSettingsAreTheSameOnAllClients()
    {
        PreferenceChange change;
        change.notify = protocol::NotifyLevel::Mentions;
        change.quietUntil = m_clock.now() + 60'000;
        change.isFavourite = true;
        QVERIFY(ask(*m_bob, [&](Api &api) { return api.rooms().setPreferences(m_room, change); }));
        const protocol::Preferences wanted{*change.notify, *change.quietUntil, true};
        QTRY_COMPARE(at(*m_bob)->preferences, wanted);
        // They are Bob's own.
        QCOMPARE(at(*m_ann)->preferences, protocol::Preferences{});
        const auto web = m_ground->peer(u"Bob"_s);
        const QByteArray path = "/conversations/" + QByteArray::number(m_room.value());
        QCOMPARE(web->call("PATCH", QString::fromLatin1(path), R"({"notify":"none","quietUntil":0})").status,
                 200);
        QTRY_COMPARE(at(*m_bob)->preferences, (protocol::Preferences{protocol::NotifyLevel::None, 0, true}));
    }

    void whoAsksAndLeavesIsNotAnswered()
    {
        bool isAnswered = false;
        {
            QObject asker;
            m_ann->server().ask(
                &asker, [](Api &api) { return api.rooms().list(); },
                [&](const auto &) { isAnswered = true; });
        }
        QVERIFY(ask(*m_ann, [](Api &api) { return api.rooms().list(); }));
        QVERIFY(ask(*m_ann, [](Api &api) { return api.rooms().list(); }));
        QVERIFY(!isAnswered);
        QObject asker;
        m_ann->server().ask(
            &asker, [](Api &api) { return api.rooms().list(); }, [&](const auto &) { isAnswered = true; });
        m_ann->signOut();
        QTest::qWait(50);
        QVERIFY(!isAnswered);
        QCOMPARE(refusal(*m_ann, [](Api &api) { return api.rooms().list(); }), ErrorCode::NotSignedIn);
    }

private:
    [[nodiscard]] const Conversation *at(const ClientEngine &engine) const
    {
        return engine.replica().conversation(m_room);
    }

    /// Writes something and waits for the refusal.
    [[nodiscard]] std::optional<ErrorCode> failureOfPost(ClientEngine &engine) const
    {
        const auto ref = engine.post(m_room, u"may I?"_s);
        if (!ref)
            return ref.error().code;
        const bool isRefused = QTest::qWaitFor(
            [&] {
                const auto post = engine.outbox().find(*ref);
                return post && post->state == client::QueuedPost::State::Failed;
            },
            10'000 * patience());
        return isRefused ? std::optional(engine.outbox().find(*ref)->failure) : std::nullopt;
    }

    SystemClock m_clock;
    std::unique_ptr<EngineGround> m_ground;
    std::unique_ptr<ClientEngine> m_ann;
    std::unique_ptr<ClientEngine> m_bob;
    ConversationId m_room;
};

QTEST_GUILESS_MAIN(TestEngineRooms)
#include "tst_engine_rooms.moc"
