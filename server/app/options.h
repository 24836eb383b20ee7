// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/attempt_limiter.h"
#include "server/accounts/bots.h"
#include "server/accounts/closing_store.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/sign_in.h"
#include "server/app/import_options.h"
#include "server/outgoing/address_check.h"
#include "server/seeds/seed_list.h"

#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace foyer::app {

/// Everything an operator can set. The defaults stand in option_table.cpp.
struct Options
{
    QHostAddress address;
    quint16 port = 0;
    /// Absolute.
    QString dataFolder;
    /// `sqlite:PATH` or `mysql://…`, never empty; may hold a password: never print it.
    QString database;
    QString tlsCertificate;
    QString tlsKey;
    QUrl publicUrl;
    QList<QPair<QHostAddress, int>> trustedProxies;
    accounts::Registration registration = accounts::Registration::Open;
    accounts::SessionPolicy sessions = accounts::SessionPolicy::OnePerKind;
    int sessionDays = 0;
    accounts::BotMakers botMakers = accounts::BotMakers::Everyone;
    accounts::PasswordCost passwordCost = accounts::PasswordCost::Interactive;
    accounts::AttemptLimiter::Settings attempts;
    /// Where pictures are kept.
    enum class Images { Folder, Freeimage, Smms, S3 };
    Images images = Images::Folder;
    /// Another server that speaks as the host does; empty: the host itself.
    QUrl imageHost;
    /// Of the host's API; secret.
    QString imageHostKey;
    QUrl s3Bucket;
    QString s3Region;
    QString s3AccessKey;
    /// Secret.
    QString s3SecretKey;
    int maxImageMib = 0;
    int maxImageMegapixels = 0;
    [[nodiscard]] qint64 maxImageBytes() const { return qint64(maxImageMib) * 1024 * 1024; }
    [[nodiscard]] qint64 maxImagePixels() const { return qint64(maxImageMegapixels) * 1'000'000; }
    int postRate = 0;
    int postBurst = 0;
    int editHours = 0;
    int recallMinutes = 0;
    accounts::DeletedMessages deletedMessages = accounts::DeletedMessages::Keep;
    int maxConnections = 0;
    int maxConnectionsPerAddress = 0;
    bool isNewAdminLinkWanted = false;
    /// Nothing: no starting rooms.
    std::optional<seeds::Language> seedRooms;
    outgoing::Reach webhookReach = outgoing::Reach::Public;
    QString logLevel;
};

/// What the operator asked the program to do.
enum class Action { Run, Reindex, Admin, Import, PrintConfig, Help, Version };

/// What `foyer-server admin …` was asked for.
struct AdminRequest
{
    /// The command and what follows it: "role", "ann", "admin".
    QStringList words;
    bool isJson = false;
    QString search;
    int limit = 100;
    /// What cannot be taken back is to be done.
    bool isConfirmed = false;
    /// Of a new invitation.
    int uses = 1;
    int days = 7;
};

/// The outcome of reading options, variables and file.
struct Configuration
{
    Action action = Action::Run;
    Options options;
    AdminRequest admin;
    ImportRequest import;
    /// Things that look like slips of the pen, one sentence each.
    QStringList warnings;
    /// What to print for every action but Run, Reindex, Admin and Import.
    QString text;
};

/// Reads command line (without the program's name), environment and configuration file. Options go before
/// variables, variables before the file, the file before the defaults. The failed side is a sentence for the
/// operator, which holds no password.
[[nodiscard]] tl::expected<Configuration, QString> configure(const QStringList &arguments,
                                                             const QHash<QString, QString> &environment);

/// The variables of this process that begin with FOYER_, and where its files belong (HOME, XDG_DATA_HOME).
[[nodiscard]] QHash<QString, QString> processEnvironment();

} // namespace foyer::app
