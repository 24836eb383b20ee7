// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/admin_command.h"

#include "common/text/names.h"
#include "server/accounts/secrets.h"
#include "server/app/admin_pages.h"
#include "server/app/admin_room_command.h"
#include "server/app/admin_text.h"
#include "server/app/start_text.h"
#include "server/storage/database_url.h"
#include "server/storage/storage.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace foyer::app {
namespace {

using Answered = Result<AdminAnswer>;

/// Rows of one look into the database.
constexpr int kAtOnce = 500;

QString addressOf(const Options &options)
{
    StartFacts facts;
    facts.address = options.address;
    facts.port = options.port;
    facts.isTls = !options.tlsCertificate.isEmpty();
    facts.publicUrl = options.publicUrl;
    return openAddress(facts);
}

class AdminCommand
{
public:
    AdminCommand(storage::Storage &storage, const Clock &clock, const Options &options, AdminRequest request)
        : m_storage(storage)
        , m_clock(clock)
        , m_rules(storage.administration(), clock, options.registration)
        , m_address(addressOf(options))
        , m_request(std::move(request))
    {
    }

    [[nodiscard]] QCoro::Task<Answered> run();

private:
    [[nodiscard]] QString word(qsizetype place) const { return m_request.words.value(place); }
    [[nodiscard]] QCoro::Task<Result<UserId>> userNamed(QString name);
    [[nodiscard]] QCoro::Task<Answered> users();
    [[nodiscard]] QCoro::Task<Answered> rooms();
    [[nodiscard]] QCoro::Task<Answered> changeUser(admin::UserChange change);
    [[nodiscard]] QCoro::Task<Answered> role();
    [[nodiscard]] QCoro::Task<Answered> resetPassword();
    [[nodiscard]] QCoro::Task<Answered> invites();
    [[nodiscard]] QCoro::Task<Answered> createInvite();
    [[nodiscard]] QCoro::Task<Answered> registration();
    [[nodiscard]] QCoro::Task<Answered> audit();

    storage::Storage &m_storage;
    const Clock &m_clock;
    admin::Administration m_rules;
    const QString m_address;
    const AdminRequest m_request;
};

QCoro::Task<Answered> AdminCommand::run()
{
    const QString command = word(0);
    const qsizetype words = m_request.words.size();
    if (command == QLatin1String("users") && words == 1)
        return users();
    if (command == QLatin1String("rooms"))
        return rooms();
    if (command == QLatin1String("role") && words == 3)
        return role();
    if (command == QLatin1String("disable") && words == 2)
        return changeUser({{}, true});
    if (command == QLatin1String("enable") && words == 2)
        return changeUser({{}, false});
    if (command == QLatin1String("reset-password") && words == 2)
        return resetPassword();
    if (command == QLatin1String("invites"))
        return invites();
    if (command == QLatin1String("registration") && words <= 2)
        return registration();
    if (command == QLatin1String("audit") && words == 1)
        return audit();
    return [](Error error) -> QCoro::Task<Answered> {
        co_return tl::unexpected(error);
    }(wrongUsage());
}

QCoro::Task<Result<UserId>> AdminCommand::userNamed(QString name)
{
    FOYER_CO_TRY(const auto account, co_await m_storage.users().findByKey(text::nameKey(name)));
    if (!account)
        co_return fail(ErrorCode::NotFound, QStringLiteral("There is no user of this name: %1.").arg(name));
    co_return account->user.id;
}

QCoro::Task<Answered> AdminCommand::users()
{
    const auto read = [this](const admin::Page &page) {
        return m_rules.users(page);
    };
    const auto key = [](const admin::ManagedUser &managed) {
        return managed.user.id.value();
    };
    auto collecting = collectPages<admin::ManagedUser>(read, key, m_request.search, m_request.limit);
    FOYER_CO_TRY(const QList<admin::ManagedUser> all, co_await collecting);
    co_return tellUsers(all);
}

QCoro::Task<Answered> AdminCommand::rooms()
{
    AdminRoomCommand command(m_storage.managedRooms(), m_storage.users(), m_clock, m_request);
    auto running = command.run();
    Answered answered = co_await running;
    co_return answered;
}

QCoro::Task<Answered> AdminCommand::changeUser(admin::UserChange change)
{
    FOYER_CO_TRY(const UserId user, co_await userNamed(word(1)));
    FOYER_CO_TRY(const admin::ManagedUser changed, co_await m_rules.change(UserId(), user, change));
    QList<admin::ManagedUser> one;
    one.append(changed);
    co_return tellUsers(one);
}

QCoro::Task<Answered> AdminCommand::role()
{
    const QString name = word(2);
    admin::UserChange change;
    if (name != QLatin1String("admin") && name != QLatin1String("member"))
        co_return tl::unexpected(wrongUsage());
    change.role = protocol::userRoleFromName(name);
    auto changing = changeUser(change);
    Answered answered = co_await changing;
    co_return answered;
}

QCoro::Task<Answered> AdminCommand::resetPassword()
{
    FOYER_CO_TRY(const UserId user, co_await userNamed(word(1)));
    FOYER_CO_TRY(const admin::ResetLink link, co_await m_rules.resetPassword(UserId(), user));
    co_return tellReset(link, word(1), m_address);
}

QCoro::Task<Answered> AdminCommand::invites()
{
    const qsizetype words = m_request.words.size();
    if (words == 2 && word(1) == QLatin1String("create")) {
        auto creating = createInvite();
        Answered created = co_await creating;
        co_return created;
    }
    if (words == 3 && word(1) == QLatin1String("remove")) {
        FOYER_CO_CHECK(co_await m_storage.users().removeInvite(word(2), UserId()));
    } else if (words != 1) {
        co_return tl::unexpected(wrongUsage());
    }
    FOYER_CO_TRY(const QList<accounts::Invite> invites, co_await m_storage.users().invites(m_clock.now()));
    co_return tellInvites(invites, m_address);
}

QCoro::Task<Answered> AdminCommand::createInvite()
{
    // An invitation is somebody's: the first administrator's. The audit log tells the operator.
    admin::Page page;
    page.limit = kAtOnce;
    accounts::Invite invite;
    while (invite.createdBy == UserId()) {
        FOYER_CO_TRY(const QList<admin::ManagedUser> some, co_await m_rules.users(page));
        const auto found = std::find_if(some.begin(), some.end(), [](const admin::ManagedUser &managed) {
            return managed.user.role == protocol::UserRole::Admin;
        });
        if (found != some.end())
            invite.createdBy = found->user.id;
        else if (some.size() < page.limit)
            co_return fail(
                ErrorCode::NotFound,
                QStringLiteral("Nobody administers this server yet. Make somebody administrator first: "
                               "admin role NAME admin."));
        else
            page.after = some.last().user.id.value();
    }
    invite.code = accounts::randomInviteCode();
    invite.createdAt = m_clock.now();
    invite.expiresAt =
        invite.createdAt + std::chrono::milliseconds(std::chrono::hours(24 * m_request.days)).count();
    invite.usesLeft = m_request.uses;
    FOYER_CO_CHECK(co_await m_storage.users().createInvite(invite, UserId()));
    QList<accounts::Invite> one;
    one.append(invite);
    co_return tellInvites(one, m_address);
}

QCoro::Task<Answered> AdminCommand::registration()
{
    if (m_request.words.size() == 1) {
        FOYER_CO_TRY(const admin::RegistrationMode mode, co_await m_rules.registration());
        co_return tellRegistration(mode);
    }
    const std::optional<accounts::Registration> wanted = accounts::registrationFromName(word(1));
    if (!wanted && word(1) != QLatin1String("default"))
        co_return tl::unexpected(wrongUsage());
    FOYER_CO_TRY(const admin::RegistrationMode mode, co_await m_rules.setRegistration(UserId(), wanted));
    co_return tellRegistration(mode);
}

QCoro::Task<Answered> AdminCommand::audit()
{
    FOYER_CO_TRY(const QList<admin::AuditEntry> entries, co_await m_rules.audit(0, m_request.limit));
    co_return tellAudit(entries);
}

/// A sentence of an error.
QString sentenceOf(const Error &error)
{
    // Details that are sentences say more than the title.
    if (error.detail.endsWith(u'.'))
        return error.detail;
    return QString(errorTitle(error.code));
}

/// Why there can be nothing to administer; empty if there can be.
QString missingDatabase(const Options &options)
{
    const Result<storage::DatabaseUrl> url = storage::DatabaseUrl::parse(options.database);
    const bool isFile = url && url->backend == storage::Backend::Sqlite;
    if (!isFile || QFileInfo::exists(url->path))
        return {};
    return QStringLiteral(
               "There is no database at %1. Give the --data, --database or --config of the server.")
        .arg(url->path);
}

} // namespace

tl::expected<QString, QString> runAdminCommand(const Options &options, const AdminRequest &request)
{
    if (request.words.isEmpty() || request.words.first() == QLatin1String("help"))
        return adminHelp();
    if (const QString missing = missingDatabase(options); !missing.isEmpty())
        return tl::unexpected(missing);
    SystemClock clock;
    storage::Storage::Settings settings;
    settings.url = options.database;
    const auto storage = storage::Storage::open(settings, clock);
    if (!storage)
        return tl::unexpected(storage.error().detail);
    AdminCommand command(**storage, clock, options, request);
    const Answered answered = QCoro::waitFor(command.run());
    if (!answered)
        return tl::unexpected(sentenceOf(answered.error()));
    if (request.isJson)
        return QString::fromUtf8(QJsonDocument(answered->json).toJson(QJsonDocument::Indented));
    return answered->text;
}

} // namespace foyer::app
