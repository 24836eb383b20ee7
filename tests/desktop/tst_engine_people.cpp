// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Profiles, accounts and administration from one engine, and what the engine of somebody else sees of it.

#include "tests/desktop/engine_ground.h"
#include "tests/support/sample_picture.h"

#include <QImage>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::Api;
using client::ClientEngine;
using client::ConnectionState;
using protocol::UserRole;

namespace {

constexpr auto kDone = std::nullopt;
const QString kPassword = u"correct horse"_s;

QByteArray drawn()
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::darkBlue);
    return pngOf(image);
}

template<typename T, typename Wanted>
[[nodiscard]] bool has(const Result<client::Paged<T>> &page, const Wanted &wanted)
{
    return page && std::any_of(page->items.cbegin(), page->items.cend(), wanted);
}

} // namespace

class TestEnginePeople : public QObject
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
        m_bobId = m_bob->user().id;
        QVERIFY(m_bob->post(EngineGround::kLobbyRoom, u"hello"_s).has_value());
        QTRY_COMPARE(m_ann->replica().messages(EngineGround::kLobbyRoom).size(), 1);
    }

    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_ground.reset();
    }

    void howSomebodyShowsHimselfIsSeenByTheOthers()
    {
        client::ProfileChange change;
        change.displayName = u"Robert 🌳"_s;
        change.avatar = u"a7"_s;
        change.status = protocol::Status{u"🌴"_s, u"away until Monday"_s};
        const auto profile = ask(*m_bob, [&](Api &api) { return api.profiles().change(change); });
        QVERIFY(profile);
        QCOMPARE(profile->status, *change.status);
        QTRY_COMPARE(seenAuthor().displayName, u"Robert 🌳"_s);
        QTRY_COMPARE(m_bob->user().displayName, u"Robert 🌳"_s);
        QCOMPARE(ask(*m_ann, [&](Api &api) { return api.profiles().profile(m_bobId); })->status,
                 *change.status);

        QVERIFY(ask(*m_bob, [](Api &api) { return api.profiles().setAvatar(drawn()); }));
        QTRY_VERIFY(protocol::isOwnAvatar(seenAuthor().avatar));
        const QString avatar = seenAuthor().avatar;
        const auto bytes = ask(
            *m_ann, [&](Api &api) { return api.profiles().avatar(avatar, client::PictureSize::Thumbnail); });
        QCOMPARE(QImage::fromData(*bytes).size(), QSize(96, 96));
        QCOMPARE(refusal(*m_bob, [](Api &api) { return api.profiles().setAvatar("no picture"); }),
                 ErrorCode::UnsupportedMediaType);
    }

    void whoIsBlockedIsKnownToAllClients()
    {
        const auto web = m_ground->peer(u"Ann"_s);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.profiles().setBlocked(m_bobId, true); }), kDone);
        QTRY_VERIFY(m_ann->blocked().contains(m_bobId));
        QCOMPARE(ask(*m_ann, [](Api &api) { return api.profiles().blocked(); })->size(), 1);
        QCOMPARE(web->remove(u"/blocks/%1"_s.arg(m_bobId.value())).status, 204);
        QTRY_VERIFY(!m_ann->blocked().contains(m_bobId));
    }

    void anAccountIsItsOwners()
    {
        const auto web = m_ground->peer(u"Bob"_s);
        const auto sessions = ask(*m_bob, [](Api &api) { return api.account().sessions(); });
        QVERIFY(sessions && sessions->size() == 2);
        const auto other = std::find_if(sessions->cbegin(), sessions->cend(),
                                        [](const protocol::Session &each) { return !each.isCurrent; });
        QCOMPARE(refusal(*m_bob, [&](Api &api) { return api.account().endSession(other->id); }), kDone);
        QCOMPARE(web->get(u"/me"_s).status, 401);

        const auto settings = ask(*m_bob, [](Api &api) { return api.account().settings(); });
        QCOMPARE(*settings, protocol::PersonalSettings{});
        protocol::PersonalChange change;
        change.tellsTyping = false;
        QVERIFY(ask(*m_bob, [&](Api &api) { return api.account().changeSettings(change); }));
        QTRY_VERIFY(m_bob->company().settings() && !m_bob->company().settings()->tellsTyping);

        const auto again = m_ground->peer(u"Bob"_s);
        QCOMPARE(refusal(*m_bob,
                         [](Api &api) {
                             return api.account().changePassword(u"wrong horse"_s, u"another horse"_s);
                         }),
                 ErrorCode::WrongPassword);
        QCOMPARE(
            refusal(*m_bob,
                    [](Api &api) { return api.account().changePassword(kPassword, u"another horse"_s); }),
            kDone);
        QCOMPARE(again->get(u"/me"_s).status, 401);
        QCOMPARE(m_bob->state(), ConnectionState::Online);
    }

    void dataIsTakenAlongAndTheAccountEnds()
    {
        QVERIFY(ask(*m_bob, [](Api &api) { return api.account().beginExport(); }));
        Result<client::DataExport> made = fail(ErrorCode::Internal);
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     made = ask(*m_bob, [](Api &api) { return api.account().dataExport(); });
                                     return made && made->state == client::DataExport::State::Ready;
                                 }()),
                                 20'000 * patience());
        QCOMPARE(made->parts.size(), 1);
        const auto part = ask(*m_bob, [](Api &api) { return api.account().exportPart(1); });
        QVERIFY(part && part->startsWith("PK"));
        QCOMPARE(part->size(), made->parts.at(0).bytes);
        QCOMPARE(refusal(*m_bob, [](Api &api) { return api.account().exportPart(2); }), ErrorCode::NotFound);
        QCOMPARE(refusal(*m_bob, [](Api &api) { return api.account().removeExport(); }), kDone);

        QCOMPARE(refusal(*m_bob, [](Api &api) { return api.account().deleteAccount(u"wrong"_s); }),
                 ErrorCode::WrongPassword);
        (void)refusal(*m_bob, [](Api &api) { return api.account().deleteAccount(kPassword); });
        QTRY_COMPARE(m_bob->state(), ConnectionState::SessionOver);
        QCOMPARE(m_bob->sessionEnd(), protocol::SessionEnd::AccountDeleted);
        QTRY_COMPARE(seenAuthor().role, UserRole::Deleted);
    }

    void reportsReachTheAdministrators()
    {
        QVERIFY(becomeAdministrator());
        QVERIFY(m_ann->post(EngineGround::kLobbyRoom, u"loud words"_s).has_value());
        QTRY_COMPARE(m_bob->replica().messages(EngineGround::kLobbyRoom).size(), 2);
        const protocol::MessagePlace place{EngineGround::kLobbyRoom, Seq(2)};
        QCOMPARE(refusal(*m_bob, [&](Api &api) { return api.account().reportMessage(place, u"rude"_s); }),
                 kDone);
        QCOMPARE(
            refusal(*m_bob, [&](Api &api) { return api.account().reportUser(m_ann->user().id, u"loud"_s); }),
            kDone);
        const auto open =
            ask(*m_ann, [](Api &api) { return api.admin().reports(client::ReportState::Open, 0); });
        QVERIFY(open && open->items.size() == 2);
        QCOMPARE(open->items.at(1).message->text, u"loud words"_s);
        QCOMPARE(open->items.at(1).reason, u"rude"_s);
        const qint64 id = open->items.at(1).id;
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.admin().resolve(id, u"spoken to"_s); }), kDone);
        const auto resolved =
            ask(*m_ann, [](Api &api) { return api.admin().reports(client::ReportState::Resolved, 0); });
        QVERIFY(resolved && resolved->items.size() == 1);
        QCOMPARE(resolved->items.at(0).note, u"spoken to"_s);
        QVERIFY(has(ask(*m_ann, [](Api &api) { return api.admin().audit(0); }),
                    [](const client::AuditEntry &entry) { return entry.action == u"report-resolved"; }));
    }

    void theServerIsAdministered()
    {
        using client::Registration;
        QCOMPARE(refusal(*m_bob, [](Api &api) { return api.admin().storage(); }), ErrorCode::Forbidden);
        QVERIFY(becomeAdministrator());
        const auto usage = ask(*m_ann, [](Api &api) { return api.admin().storage(); });
        QVERIFY(usage);
        QCOMPARE(usage->users, 2);
        QCOMPARE(usage->messages, 1);
        const auto live = ask(*m_ann, [](Api &api) { return api.admin().connections(); });
        QVERIFY(live);
        QCOMPARE(live->connections.size(), 2);
        QVERIFY(has(ask(*m_ann, [](Api &api) { return api.admin().rooms(u"lob"_s, 0); }),
                    [](const client::ManagedRoom &room) { return room.members == 2; }));

        QCOMPARE(
            ask(*m_ann, [](Api &api) { return api.admin().setRegistration(Registration::Invite); })->inForce,
            Registration::Invite);
        const auto invite = ask(*m_ann, [](Api &api) { return api.admin().createInvite(3, 3600); });
        QVERIFY(invite);
        QCOMPARE(ask(*m_ann, [](Api &api) { return api.admin().invites(); })->value(0).code, invite->code);
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.admin().removeInvite(invite->code); }), kDone);
        QCOMPARE(ask(*m_ann, [](Api &api) { return api.admin().invites(); })->size(), 0);
        QCOMPARE(ask(*m_ann, [](Api &api) { return api.admin().setRegistration(std::nullopt); })->set,
                 std::nullopt);
        QCOMPARE(ask(*m_ann, [](Api &api) { return api.admin().registration(); })->inForce,
                 Registration::Open);
    }

    void usersAreAdministered()
    {
        QVERIFY(becomeAdministrator());
        client::UserChange change;
        change.role = UserRole::Member;
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.admin().changeUser(m_ann->user().id, change); }),
                 ErrorCode::LastAdministrator);
        change.role = UserRole::Admin;
        QCOMPARE(ask(*m_ann, [&](Api &api) { return api.admin().changeUser(m_bobId, change); })->user.role,
                 UserRole::Admin);
        QVERIFY(ask(*m_bob, [](Api &api) { return api.admin().storage(); }));
        QVERIFY(has(ask(*m_ann, [](Api &api) { return api.admin().users(u"bob"_s, 0); }),
                    [](const client::ManagedUser &user) { return user.connections == 1; }));

        // The desktop's session is ended; a new one is opened with a new password.
        const auto sessions = ask(*m_ann, [&](Api &api) { return api.admin().sessions(m_bobId); });
        QVERIFY(sessions && sessions->size() == 1);
        const SessionId session = sessions->at(0).id;
        QCOMPARE(refusal(*m_ann, [&](Api &api) { return api.admin().endSession(m_bobId, session); }), kDone);
        QTRY_COMPARE(m_bob->state(), ConnectionState::SessionOver);
        const auto link = ask(*m_ann, [&](Api &api) { return api.admin().resetPassword(m_bobId); });
        QVERIFY(link);
        const auto stranger = Api::make(m_ground->address());
        const auto reset = QCoro::waitFor(stranger->account().resetPassword(link->token, u"another horse"_s));
        QVERIFY(reset);
        QCOMPARE(QCoro::waitFor(stranger->account().resetPassword(link->token, kPassword)).error().code,
                 ErrorCode::ResetLinkInvalid);
        m_bob = m_ground->engine(u"Bob"_s, u"another horse"_s);
        QVERIFY(m_bob);

        client::UserChange disabled;
        disabled.isDisabled = true;
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.admin().changeUser(m_bobId, disabled); }));
        QTRY_COMPARE(m_bob->state(), ConnectionState::SessionOver);
        QVERIFY(ask(*m_ann, [&](Api &api) { return api.admin().user(m_bobId); })->disabledAt > 0);
    }

private:
    [[nodiscard]] protocol::User seenAuthor() const
    {
        return m_ann->replica().messages(EngineGround::kLobbyRoom).constFirst().author;
    }

    [[nodiscard]] bool becomeAdministrator()
    {
        const QString token = m_ground->server().adminToken();
        const auto me = ask(*m_ann, [&](Api &api) { return api.account().claimAdmin(token); });
        return me && me->role == UserRole::Admin;
    }

    std::unique_ptr<EngineGround> m_ground;
    std::unique_ptr<ClientEngine> m_ann;
    std::unique_ptr<ClientEngine> m_bob;
    UserId m_bobId;
};

QTEST_GUILESS_MAIN(TestEnginePeople)
#include "tst_engine_people.moc"
