// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/accounts.h"

#include "desktop/client/backoff.h"
#include "desktop/client/server_address.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>

namespace foyer::model {

using client::ClientEngine;

namespace {

constexpr auto kAccounts = QLatin1StringView("accounts");
constexpr auto kCurrent = QLatin1StringView("currentAccount");

/// The same for the same user of the same server, and safe as a name.
QString idOf(const QString &server, UserId user)
{
    const QByteArray hash = QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1-%2").arg(QLatin1StringView(hash.toHex().left(16))).arg(user.value());
}

} // namespace

struct Accounts::Account
{
    explicit Account(const Ground &ground)
        : engine(ground.clock, client::Backoff::systemRandom(), {ground.dataFolder, ground.link})
        , session(engine)
    {
    }

    /// Empty: it is not among those that are kept.
    QString id{};
    QString server{};
    protocol::User user{};
    bool isOpening = false;
    /// Its session ended by itself, so the person will want to sign in again.
    bool wasOver = false;
    ClientEngine engine;
    ChatSession session;
};

Accounts::Accounts(Ground ground, QObject *parent)
    : QObject(parent)
    , m_ground(std::move(ground))
{
    load();
    if (m_accounts.empty())
        make();
    m_current = std::clamp(m_ground.store.value(kCurrent).toInt(), 0, count() - 1);
}

Accounts::~Accounts() = default;

Accounts::Account &Accounts::make()
{
    m_accounts.push_back(std::make_unique<Account>(m_ground));
    Account &account = *m_accounts.back();
    const auto tellChanged = [this, &account] {
        emit changed(indexOfAccount(account));
    };
    connect(&account.session, &ChatSession::signedIn, this, [this, &account] { onSignedIn(account); });
    connect(&account.session, &ChatSession::signedOut, this, [this, &account] { onSignedOut(account); });
    connect(&account.session, &ChatSession::stateChanged, this, [this, &account] {
        if (account.session.state() == ConnectionState::SessionOver)
            account.wasOver = true;
        else if (account.session.state() == ConnectionState::Online)
            account.wasOver = false;
    });
    connect(&account.session, &ChatSession::stateChanged, this, tellChanged);
    connect(&account.session, &ChatSession::userChanged, this, [this, &account, tellChanged] {
        if (account.session.user().id.isValid()) {
            account.user = account.session.user();
            store();
        }
        tellChanged();
    });
    connect(&account.session.alerter(), &Alerter::badgeChanged, this, [this, tellChanged] {
        tellChanged();
        emit badgeChanged();
    });
    return account;
}

void Accounts::load()
{
    QSettings &settings = m_ground.store;
    const int kept = settings.beginReadArray(kAccounts);
    QList<std::tuple<QString, protocol::User>> found;
    for (int i = 0; i < kept; ++i) {
        settings.setArrayIndex(i);
        protocol::User user;
        user.id = UserId(settings.value("user").toLongLong());
        user.username = settings.value("username").toString();
        user.displayName = settings.value("displayName").toString();
        user.avatar = settings.value("avatar").toString();
        const QString server = settings.value("server").toString();
        if (user.id.isValid() && client::ServerAddress::fromInput(server))
            found.append({server, user});
    }
    settings.endArray();
    for (const auto &[server, user] : found) {
        Account &account = make();
        account.id = idOf(server, user.id);
        account.server = server;
        account.user = user;
        open(account);
    }
}

void Accounts::store()
{
    QSettings &settings = m_ground.store;
    settings.remove(kAccounts);
    settings.beginWriteArray(kAccounts);
    int i = 0;
    for (const auto &account : m_accounts) {
        if (account->id.isEmpty())
            continue;
        settings.setArrayIndex(i++);
        settings.setValue("server", account->server);
        settings.setValue("user", account->user.id.value());
        settings.setValue("username", account->user.username);
        settings.setValue("displayName", account->user.displayName);
        settings.setValue("avatar", account->user.avatar);
    }
    settings.endArray();
}

/// Goes online with what the vault has of it.
void Accounts::open(Account &account)
{
    account.isOpening = true;
    m_ground.vault.read(account.id, &account.session, [this, &account](const QByteArray &token) {
        account.isOpening = false;
        const auto address = client::ServerAddress::fromInput(account.server);
        if (!token.isEmpty() && address)
            (void)account.engine.resume(*address, account.user, token);
        emit changed(indexOfAccount(account));
    });
}

void Accounts::onSignedIn(Account &account)
{
    account.server = account.engine.serverName();
    account.user = account.engine.user();
    account.id = idOf(account.server, account.user.id);
    dropOthersOf(account);
    m_ground.vault.keep(account.id, account.engine.token());
    store();
    emit changed(indexOfAccount(account));
}

/// The same user of the same server, who was here already: his older session has ended by this one.
void Accounts::dropOthersOf(const Account &account)
{
    for (int i = count() - 1; i >= 0; --i) {
        const Account &other = *m_accounts[size_t(i)];
        if (&other != &account && other.id == account.id)
            removeAt(i);
    }
}

void Accounts::onSignedOut(Account &account)
{
    if (!account.id.isEmpty())
        m_ground.vault.forget(account.id);
    account.id.clear();
    const bool isToStay = account.wasOver || count() == 1;
    account.wasOver = false;
    if (isToStay) {
        store();
        emit changed(indexOfAccount(account));
        return;
    }
    // It is in the middle of telling that it signed out.
    QMetaObject::invokeMethod(
        &account.session,
        [this, &account] {
            removeAt(indexOfAccount(account));
            store();
        },
        Qt::QueuedConnection);
}

void Accounts::removeAt(int index)
{
    if (index < 0 || index >= count())
        return;
    emit aboutToRemove(index);
    const std::unique_ptr<Account> gone = std::move(m_accounts[size_t(index)]);
    m_accounts.erase(m_accounts.begin() + index);
    if (m_accounts.empty()) {
        make();
        emit added(0);
    }
    if (m_current > index || m_current >= count())
        m_current = std::max(0, m_current - 1);
    emit currentChanged();
    emit badgeChanged();
    // Signals of its own may be under way.
    gone->session.disconnect(this);
    gone->session.alerter().disconnect(this);
}

int Accounts::indexOfAccount(const Account &account) const
{
    return indexOf(account.session);
}

ChatSession &Accounts::at(int index) const
{
    return m_accounts.at(size_t(index))->session;
}

ClientEngine &Accounts::engineAt(int index) const
{
    return m_accounts.at(size_t(index))->engine;
}

int Accounts::indexOf(const ChatSession &session) const
{
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
                                    [&session](const auto &each) { return &each->session == &session; });
    return found == m_accounts.cend() ? -1 : int(found - m_accounts.cbegin());
}

void Accounts::setCurrent(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    m_ground.store.setValue(kCurrent, index);
    emit currentChanged();
}

QString Accounts::serverAt(int index) const
{
    return m_accounts.at(size_t(index))->server;
}

const protocol::User &Accounts::userAt(int index) const
{
    return m_accounts.at(size_t(index))->user;
}

bool Accounts::isOpening(int index) const
{
    return m_accounts.at(size_t(index))->isOpening;
}

QString Accounts::idAt(int index) const
{
    return m_accounts.at(size_t(index))->id;
}

int Accounts::indexOfId(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (!id.isEmpty() && idAt(i) == id)
            return i;
    }
    return -1;
}

int Accounts::indexOfServer(const QString &server) const
{
    const auto address = client::ServerAddress::fromInput(server);
    for (int i = 0; address && i < count(); ++i) {
        if (!idAt(i).isEmpty() && serverAt(i) == address->display())
            return i;
    }
    return -1;
}

void Accounts::addOne()
{
    const auto blank = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
                                    [](const auto &each) { return each->id.isEmpty(); });
    if (blank == m_accounts.cend()) {
        make();
        emit added(count() - 1);
        setCurrent(count() - 1);
    } else {
        setCurrent(int(blank - m_accounts.cbegin()));
    }
}

void Accounts::giveUp(int index)
{
    if (count() > 1 && at(index).state() == ConnectionState::SignedOut) {
        if (const QString id = idAt(index); !id.isEmpty())
            m_ground.vault.forget(id);
        removeAt(index);
        store();
    }
}

qint64 Accounts::badge() const
{
    qint64 sum = 0;
    for (const auto &account : m_accounts)
        sum += account->session.alerter().badge();
    return sum;
}

qint64 Accounts::calls() const
{
    qint64 sum = 0;
    for (const auto &account : m_accounts)
        sum += account->session.alerter().calls();
    return sum;
}

} // namespace foyer::model
