// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/bots.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/accounts/memory_stores.h"

#include <QTest>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using accounts::Bot;
using accounts::Bots;
using accounts::Identity;
using protocol::Scope;
using protocol::UserRole;

/// Bots in memory, without their bounds.
class MemoryBotStore final : public accounts::BotStore
{
public:
    QCoro::Task<Result<Bot>> create(accounts::NewBot wanted) override
    {
        lastLimit = wanted.limit;
        Bot bot;
        bot.user = {UserId(100 + bots.size()), wanted.username, wanted.displayName, wanted.avatar,
                    UserRole::Bot};
        bot.owner.id = wanted.owner;
        bots.append(bot);
        co_return bot;
    }
    QCoro::Task<Result<QList<Bot>>> list(std::optional<UserId> owner) override
    {
        QList<Bot> result;
        for (const Bot &bot : bots) {
            if (!owner || bot.owner.id == *owner)
                result.append(bot);
        }
        co_return result;
    }
    QCoro::Task<Result<std::optional<Bot>>> find(UserId id) override
    {
        for (const Bot &bot : bots) {
            if (bot.user.id == id)
                co_return bot;
        }
        co_return std::optional<Bot>();
    }
    QCoro::Task<Result<Bot>> rename(UserId id, QString displayName) override
    {
        for (Bot &bot : bots) {
            if (bot.user.id != id)
                continue;
            bot.user.displayName = displayName;
            co_return bot;
        }
        co_return fail(ErrorCode::NotFound);
    }
    QCoro::Task<Result<QList<SessionId>>> remove(UserId id, Timestamp) override
    {
        bots.removeIf([id](const Bot &bot) { return bot.user.id == id; });
        co_return QList<SessionId>();
    }

    QList<Bot> bots;
    int lastLimit = 0;
};

/// Who may do what with whose bots.
class TestBots : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void ownersManageTheirsAndAdministratorsAll();
    void theOperatorMayReserveThem();
    void botsMakeNoBots();
    void tokensSignInAsTheBot();
    void tokensStandBesideEachOther();
    void scopesHaveNames();

private:
    [[nodiscard]] static Identity person(qint64 id, UserRole role = UserRole::Member);
    [[nodiscard]] Result<Bot> make(const Identity &by, const QString &name = u"clock"_s)
    {
        return QCoro::waitFor(m_bots->create(by, {name, {}, u"a2"_s}));
    }

    const Identity m_ann = person(1);
    const Identity m_bob = person(2);
    const Identity m_admin = person(3, UserRole::Admin);
    test::FakeClock m_clock;
    std::unique_ptr<MemoryBotStore> m_store;
    std::unique_ptr<test::MemorySessionStore> m_sessionStore;
    std::unique_ptr<accounts::Sessions> m_sessions;
    std::unique_ptr<Bots> m_bots;
};

void TestBots::init()
{
    m_store = std::make_unique<MemoryBotStore>();
    m_sessionStore = std::make_unique<test::MemorySessionStore>();
    m_sessions =
        std::make_unique<accounts::Sessions>(*m_sessionStore, m_clock, accounts::Sessions::Settings{});
    m_bots = std::make_unique<Bots>(*m_store, *m_sessions, m_clock, Bots::Settings{});
}

Identity TestBots::person(qint64 id, UserRole role)
{
    Identity identity;
    identity.user.id = UserId(id);
    identity.user.role = role;
    return identity;
}

void TestBots::ownersManageTheirsAndAdministratorsAll()
{
    const UserId bot = make(m_ann)->user.id;
    QCOMPARE(m_store->lastLimit, 5);
    QVERIFY(make(m_admin));
    QCOMPARE(m_store->lastLimit, 50);
    QCOMPARE(QCoro::waitFor(m_bots->list(m_ann))->size(), 1);
    QCOMPARE(QCoro::waitFor(m_bots->list(m_bob))->size(), 0);
    QCOMPARE(QCoro::waitFor(m_bots->list(m_admin))->size(), 2);
    QCOMPARE(QCoro::waitFor(m_bots->rename(m_bob, bot, u"Mine"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(QCoro::waitFor(m_bots->remove(m_bob, bot)).error().code, ErrorCode::NotFound);
    QCOMPARE(QCoro::waitFor(m_bots->tokens(m_bob, bot)).error().code, ErrorCode::NotFound);
    QCOMPARE(QCoro::waitFor(m_bots->openToken(m_bob, bot, u"x"_s, protocol::kAllScopes)).error().code,
             ErrorCode::NotFound);
    QCOMPARE(QCoro::waitFor(m_bots->rename(m_ann, bot, u"Big Ben"_s))->user.displayName, u"Big Ben"_s);
    QVERIFY(QCoro::waitFor(m_bots->remove(m_admin, bot)));
    QCOMPARE(QCoro::waitFor(m_bots->find(m_ann, bot)).error().code, ErrorCode::NotFound);
}

void TestBots::theOperatorMayReserveThem()
{
    Bots::Settings settings;
    settings.makers = accounts::BotMakers::Admins;
    m_bots = std::make_unique<Bots>(*m_store, *m_sessions, m_clock, settings);
    QCOMPARE(make(m_ann).error().code, ErrorCode::Forbidden);
    QVERIFY(make(m_admin));
    QCOMPARE(accounts::botMakersFromName(u"everyone"), accounts::BotMakers::Everyone);
    QCOMPARE(accounts::botMakersFromName(u"admins"), accounts::BotMakers::Admins);
    QVERIFY(!accounts::botMakersFromName(u"nobody"));
}

void TestBots::botsMakeNoBots()
{
    QCOMPARE(make(person(9, UserRole::Bot)).error().code, ErrorCode::Forbidden);
    QCOMPARE(make(m_ann, u"x"_s).error().code, ErrorCode::InvalidField);
    QCOMPARE(make(m_ann, u"here"_s).error().code, ErrorCode::NameTaken);
    QVERIFY(m_store->bots.isEmpty());
}

void TestBots::tokensSignInAsTheBot()
{
    const Bot bot = *make(m_ann);
    m_sessionStore->owners.insert(bot.user.id, bot.user);
    const auto opened = QCoro::waitFor(m_bots->openToken(m_ann, bot.user.id, u"cellar"_s, Scope::Read));
    QVERIFY(opened);
    QCOMPARE(opened->session.kind, protocol::SessionKind::Bot);
    QCOMPARE(opened->session.client, u"cellar"_s);
    const auto identity = QCoro::waitFor(m_sessions->identify(opened->token));
    QVERIFY(identity);
    QCOMPARE(identity->user, bot.user);
    QVERIFY(identity->isBot());
    QVERIFY(QCoro::waitFor(m_bots->endToken(m_ann, bot.user.id, opened->session.id)));
    QCOMPARE(QCoro::waitFor(m_sessions->identify(opened->token)).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(QCoro::waitFor(m_bots->openToken(m_ann, bot.user.id, u" "_s, Scope::Read)).error().field,
             u"label"_s);
    QCOMPARE(QCoro::waitFor(m_bots->openToken(m_ann, bot.user.id, u"x"_s, {})).error().field, u"scopes"_s);
}

void TestBots::tokensStandBesideEachOther()
{
    const UserId bot = make(m_ann)->user.id;
    for (int i = 0; i < 20; ++i)
        QVERIFY(QCoro::waitFor(m_bots->openToken(m_ann, bot, u"x"_s, protocol::kAllScopes)));
    QCOMPARE(QCoro::waitFor(m_bots->tokens(m_ann, bot))->size(), 20);
    QCOMPARE(QCoro::waitFor(m_bots->openToken(m_ann, bot, u"x"_s, protocol::kAllScopes)).error().code,
             ErrorCode::LimitReached);
}

void TestBots::scopesHaveNames()
{
    using protocol::scopesFromNames;
    QCOMPARE(protocol::scopeNames(protocol::kAllScopes), (QStringList{u"read"_s, u"post"_s, u"upload"_s}));
    QCOMPARE(scopesFromNames({u"upload"_s, u"read"_s}), protocol::Scopes(Scope::Read) | Scope::Upload);
    QVERIFY(!scopesFromNames({}));
    QVERIFY(!scopesFromNames({u"read"_s, u"read"_s}));
    QVERIFY(!scopesFromNames({u"admin"_s}));
}

} // namespace

QTEST_GUILESS_MAIN(TestBots)
#include "tst_bots.moc"
