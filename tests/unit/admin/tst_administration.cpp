// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "server/accounts/attempt_limiter.h"
#include "server/accounts/bot_store.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/sessions.h"
#include "server/accounts/user_store.h"
#include "server/admin/admin_parts.h"
#include "server/admin/room_teller.h"
#include "server/admin/session_ender.h"
#include "server/chat/conversation_store.h"
#include "server/storage/storage.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;

/// Notes whose connections ended.
class RecordingEnder final : public admin::SessionEnder
{
public:
    void keepOnly(UserId user, const QList<SessionId> &sessions, protocol::SessionEnd reason) override
    {
        QCOMPARE(reason, protocol::SessionEnd::Revoked);
        ended.append({user, sessions});
    }
    QList<QPair<UserId, QList<SessionId>>> ended;
};

/// Notes what was to be told of rooms.
class RecordingTeller final : public admin::RoomTeller
{
public:
    QCoro::Task<Result<>> tell(admin::AuditEntry entry) override
    {
        if (isAway)
            co_return fail(ErrorCode::Unavailable);
        told.append({entry.action, entry.room});
        co_return Result<>{};
    }
    bool isAway = false;
    QList<QPair<QString, ConversationId>> told;
};

template<typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

/// The rules of administration on a real store.
class TestAdministration : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nobodyShutsHimselfOut();
    void theOperatorMayMeetAnybody();
    void aSearchIsBounded();
    void theModeOfTheStartIsTheLastWord();
    void passwordsAreCheckedBeforeTheyCost();
    void reasonsAndNotesAreBounded();
    void reportsAreSlowedDown();
    void whatAnotherProcessDidIsDoneHere();
    void whoCameBackStays();
    void oneEntryIsDoneOnce();
    void whatWasDoneToRoomsIsTold();
    void botsOfADisabledPersonAreCutOff();
    void namesOfRoomsAreChecked();

private:
    UserId addUser(const QString &name, protocol::UserRole role = protocol::UserRole::Member);
    accounts::OpenedSession open(UserId user, const QByteArray &token);

    struct World
    {
        explicit World(storage::Storage &storage, const Clock &clock)
            : hasher({accounts::PasswordCost::Minimum})
            , limiter(clock, {})
            , sessions(storage.sessions(), clock, {accounts::SessionPolicy::Unlimited})
            , signIn(storage.users(), sessions, hasher, limiter, clock, {accounts::Registration::Invite})
            , parts(storage.administration(), storage.managedRooms(), storage.reports(), storage.bots(),
                    sessions, signIn, hasher, limiter, ender, teller, clock)
        {
        }
        RecordingEnder ender;
        RecordingTeller teller;
        accounts::PasswordHasher hasher;
        accounts::AttemptLimiter limiter;
        accounts::Sessions sessions;
        accounts::SignIn signIn;
        admin::AdminParts parts;
    };
    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Storage> m_storage;
    std::unique_ptr<World> m_world;
    UserId m_ada;
    UserId m_bob;
};

void TestAdministration::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    storage::Storage::Settings settings;
    settings.url = u"sqlite:"_s + m_folder->filePath(u"foyer.db"_s);
    auto opened = storage::Storage::open(settings, m_clock);
    QVERIFY(opened);
    m_storage = *std::move(opened);
    m_world = std::make_unique<World>(*m_storage, m_clock);
    m_ada = addUser(u"ada"_s, protocol::UserRole::Admin);
    m_bob = addUser(u"bob"_s);
    QVERIFY(QCoro::waitFor(m_world->parts.follower.start()));
}

void TestAdministration::cleanup()
{
    m_storage->stop();
    m_world.reset();
    m_storage.reset();
    m_folder.reset();
}

UserId TestAdministration::addUser(const QString &name, protocol::UserRole role)
{
    accounts::NewAccount account;
    account.username = name;
    account.usernameKey = name;
    account.passwordHash = u"hash"_s;
    account.role = role;
    account.createdAt = m_clock.now();
    return QCoro::waitFor(m_storage->users().create(account))->id;
}

accounts::OpenedSession TestAdministration::open(UserId user, const QByteArray &token)
{
    accounts::NewSession session;
    session.user = user;
    session.tokenHash = accounts::hashOfToken(token);
    session.createdAt = m_clock.now();
    session.expiresAt = m_clock.now() + 1'000'000;
    return *QCoro::waitFor(m_world->sessions.open(session));
}

void TestAdministration::nobodyShutsHimselfOut()
{
    admin::Administration &rules = m_world->parts.administration;
    admin::UserChange disabled;
    disabled.isDisabled = true;
    QCOMPARE(codeOf(QCoro::waitFor(rules.change(m_ada, m_ada, disabled))), ErrorCode::Forbidden);
    QCOMPARE(codeOf(QCoro::waitFor(rules.resetPassword(m_ada, m_ada))), ErrorCode::Forbidden);
    QCOMPARE(codeOf(QCoro::waitFor(rules.change(m_bob, m_ada, disabled))), ErrorCode::Forbidden);
    QVERIFY(QCoro::waitFor(rules.change(m_ada, m_bob, disabled)));
}

void TestAdministration::theOperatorMayMeetAnybody()
{
    const auto link = QCoro::waitFor(m_world->parts.administration.resetPassword(UserId(), m_ada));
    QVERIFY(link);
    QCOMPARE(link->token.size(), 43);
    QCOMPARE(link->expiresAt, m_clock.now() + std::chrono::milliseconds(std::chrono::hours(48)).count());
}

void TestAdministration::aSearchIsBounded()
{
    admin::Page page;
    page.limit = 10;
    page.search = QString(65, u'x');
    QCOMPARE(codeOf(QCoro::waitFor(m_world->parts.administration.users(page))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(QCoro::waitFor(m_world->parts.rooms.rooms(page))), ErrorCode::InvalidField);
    page.search = u"bo"_s;
    QCOMPARE(QCoro::waitFor(m_world->parts.administration.users(page))->size(), 1);
}

void TestAdministration::theModeOfTheStartIsTheLastWord()
{
    admin::Administration &rules = m_world->parts.administration;
    QCOMPARE(m_world->signIn.registration(), accounts::Registration::Invite);
    QVERIFY(QCoro::waitFor(rules.setRegistration(m_ada, accounts::Registration::Closed)));
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->signIn.registration(), accounts::Registration::Closed);
    const auto mode = QCoro::waitFor(rules.setRegistration(m_ada, std::nullopt));
    QCOMPARE(mode->inForce, accounts::Registration::Invite);
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->signIn.registration(), accounts::Registration::Invite);
}

void TestAdministration::passwordsAreCheckedBeforeTheyCost()
{
    admin::PasswordResets &resets = m_world->parts.resets;
    const auto finish = [&resets](const QByteArray &token, const QString &password) {
        return QCoro::waitFor(resets.finish(token, password, u"192.0.2.1"_s));
    };
    const auto link = QCoro::waitFor(m_world->parts.administration.resetPassword(m_ada, m_bob));
    QCOMPARE(codeOf(finish(link->token, u"1234567"_s)), ErrorCode::InvalidField);
    QCOMPARE(codeOf(finish(link->token, QString(257, u'x'))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(finish("nonsense", u"long enough"_s)), ErrorCode::ResetLinkInvalid);
    m_clock.advance(std::chrono::hours(49));
    QCOMPARE(codeOf(finish(link->token, u"long enough"_s)), ErrorCode::ResetLinkInvalid);
    const auto newer = QCoro::waitFor(m_world->parts.administration.resetPassword(m_ada, m_bob));
    QVERIFY(finish(newer->token, u"long enough"_s));
    Result<> last;
    for (int i = 0; i < 200; ++i)
        last = finish(QByteArray(43, 'A'), u"long enough"_s);
    QCOMPARE(codeOf(last), ErrorCode::TooManyAttempts);
}

void TestAdministration::reasonsAndNotesAreBounded()
{
    admin::Reports &reports = m_world->parts.reports;
    const auto add = [&](const QString &reason) {
        admin::NewReport report;
        report.reporter = m_bob;
        report.user = m_ada;
        report.reason = reason;
        return QCoro::waitFor(reports.add(report));
    };
    QCOMPARE(codeOf(add(u" \n "_s)), ErrorCode::InvalidField);
    QCOMPARE(codeOf(add(QString(limits::kReportReasonMax + 1, u'x'))), ErrorCode::InvalidField);
    const auto id = add(QString(limits::kReportReasonMax, u'x'));
    QVERIFY(id);
    const QString note(limits::kReportReasonMax + 1, u'x');
    QCOMPARE(codeOf(QCoro::waitFor(reports.resolve(m_ada, *id, note))), ErrorCode::InvalidField);
    QVERIFY(QCoro::waitFor(reports.resolve(m_ada, *id, u""_s)));
}

void TestAdministration::reportsAreSlowedDown()
{
    admin::NewReport report;
    report.reporter = m_bob;
    report.user = m_ada;
    report.reason = u"rude"_s;
    for (int i = 0; i < 10; ++i)
        QVERIFY(QCoro::waitFor(m_world->parts.reports.add(report)));
    QCOMPARE(codeOf(QCoro::waitFor(m_world->parts.reports.add(report))), ErrorCode::TooManyRequests);
    m_clock.advance(std::chrono::seconds(10));
    QVERIFY(QCoro::waitFor(m_world->parts.reports.add(report)));
}

void TestAdministration::whatAnotherProcessDidIsDoneHere()
{
    const QByteArray token(43, 'B');
    (void)open(m_bob, token);
    QVERIFY(QCoro::waitFor(m_world->sessions.identify(token)));
    // The store is all that the two have in common.
    const admin::Deed operatorsDeed{UserId(), m_clock.now()};
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(operatorsDeed, m_bob, true)));
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->ender.ended.size(), 1);
    QCOMPARE(m_world->ender.ended.first().first, m_bob);
    QVERIFY(m_world->ender.ended.first().second.isEmpty());
    QCOMPARE(codeOf(QCoro::waitFor(m_world->sessions.identify(token))), ErrorCode::NotSignedIn);
}

void TestAdministration::whoCameBackStays()
{
    const admin::Deed deed{UserId(), m_clock.now()};
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(deed, m_bob, true)));
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(deed, m_bob, false)));
    const SessionId session = open(m_bob, QByteArray(43, 'C')).session.id;
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->ender.ended.first().second, QList<SessionId>{session});
}

void TestAdministration::oneEntryIsDoneOnce()
{
    const admin::Deed deed{UserId(), m_clock.now()};
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(deed, m_bob, true)));
    for (int i = 0; i < 3; ++i)
        QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->ender.ended.size(), 1);
}

void TestAdministration::whatWasDoneToRoomsIsTold()
{
    chat::NewRoom wanted;
    wanted.name = u"Kitchen"_s;
    wanted.nameKey = u"kitchen"_s;
    wanted.owner = m_bob;
    wanted.createdAt = m_clock.now();
    const ConversationId room = QCoro::waitFor(m_storage->conversations().createRoom(wanted))->id;
    admin::RoomAdministration &rules = m_world->parts.rooms;
    admin::RoomChange archived;
    archived.isArchived = true;
    QVERIFY(QCoro::waitFor(rules.change(m_ada, room, archived)));
    m_world->teller.isAway = true;
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QVERIFY(m_world->teller.told.isEmpty());
    // What could not be told is told the next time, once and in its order.
    m_world->teller.isAway = false;
    QVERIFY(QCoro::waitFor(rules.remove(m_ada, room)));
    for (int i = 0; i < 2; ++i)
        QCoro::waitFor(m_world->parts.follower.catchUp());
    const QList<QPair<QString, ConversationId>> expected{{u"room-archived"_s, room},
                                                         {u"room-deleted"_s, room}};
    QCOMPARE(m_world->teller.told, expected);
}

void TestAdministration::botsOfADisabledPersonAreCutOff()
{
    accounts::NewBot wanted;
    wanted.username = wanted.usernameKey = wanted.displayName = u"clock"_s;
    wanted.owner = m_bob;
    wanted.createdAt = m_clock.now();
    wanted.limit = 3;
    const UserId bot = QCoro::waitFor(m_storage->bots().create(wanted))->user.id;
    const QByteArray token(43, 'D');
    (void)open(bot, token);
    QVERIFY(QCoro::waitFor(m_world->sessions.identify(token)));
    const admin::Deed deed{UserId(), m_clock.now()};
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(deed, m_bob, true)));
    QCoro::waitFor(m_world->parts.follower.catchUp());
    QCOMPARE(m_world->ender.ended.last().first, bot);
    QVERIFY(m_world->ender.ended.last().second.isEmpty());
    QCOMPARE(codeOf(QCoro::waitFor(m_world->sessions.identify(token))), ErrorCode::AccountDisabled);
    QVERIFY(QCoro::waitFor(m_storage->administration().setDisabled(deed, m_bob, false)));
    QVERIFY(QCoro::waitFor(m_world->sessions.identify(token)));
}

void TestAdministration::namesOfRoomsAreChecked()
{
    admin::RoomAdministration &rules = m_world->parts.rooms;
    admin::RoomChange change;
    for (const QString &name : {QString(), u"  "_s, QString(200, u'x'), u"a\nb"_s}) {
        change.name = name;
        QCOMPARE(codeOf(QCoro::waitFor(rules.change(m_ada, chat::kLobby, change))), ErrorCode::InvalidField);
    }
    const admin::Page tooLong{QString(65, u'x'), 0, 10};
    QCOMPARE(codeOf(QCoro::waitFor(rules.rooms(tooLong))), ErrorCode::InvalidField);
    QCOMPARE(codeOf(QCoro::waitFor(rules.members(chat::kLobby, tooLong))), ErrorCode::InvalidField);
}

} // namespace

QTEST_GUILESS_MAIN(TestAdministration)
#include "tst_administration.moc"
