// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/session.h"
#include "common/protocol/user.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>

#include <optional>

namespace foyer::accounts {

/// Which other sessions of the user a sign-in ends.
enum class SessionPolicy {
    /// Those of the same kind.
    OnePerKind,
    /// None.
    Unlimited,
    /// All.
    One,
};

/// A session with its owner, as found by its token.
struct StoredSession
{
    protocol::Session session;
    protocol::User user;
    /// Why it is over, or nothing while it lives.
    std::optional<protocol::SessionEnd> end;
    /// It is a bot's whose owner is disabled: not over, but good for nothing until he is enabled again.
    bool isResting = false;
};

/// A session to be opened.
struct NewSession
{
    UserId user;
    protocol::SessionKind kind = protocol::SessionKind::Web;
    QString client;
    /// BLAKE2b-256 of the token; the token itself is never stored.
    QByteArray tokenHash;
    Timestamp createdAt = 0;
    Timestamp expiresAt = 0;
    protocol::Scopes scopes = protocol::kAllScopes;
    /// The hash that the user's password was held to, or empty where none was asked for: a password that was changed meanwhile
    /// opens nothing.
    QString provenHash = {};
};

/// A session now open, and the ones that ended because of it.
struct OpenedSession
{
    protocol::Session session;
    QList<SessionId> replaced;
};

/// Port: where sessions are kept. Thread: main; the answers arrive there too.
class SessionStore
{
public:
    virtual ~SessionStore() = default;

    /// Opens a session and ends the others that the policy names as Replaced, in one transaction. WrongPassword if the
    /// proven hash is not the stored one any more; AccountDisabled, for a bot also when its owner is.
    [[nodiscard]] virtual QCoro::Task<Result<OpenedSession>> open(NewSession session,
                                                                  SessionPolicy policy) = 0;
    /// The session with this token hash, living or ended, or nothing.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<StoredSession>>> findByTokenHash(
        QByteArray tokenHash) = 0;
    /// Revives a session that ended as Replaced, ending the others that the policy names.
    /// NotFound if it did not end that way, AccountDisabled.
    [[nodiscard]] virtual QCoro::Task<Result<OpenedSession>> takeBack(SessionId id, SessionPolicy policy,
                                                                      Timestamp now) = 0;
    /// The living sessions of a user, newest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<protocol::Session>>> list(UserId user, Timestamp now) = 0;
    /// Ends a living session of this user. NotFound if there is none with this id.
    [[nodiscard]] virtual QCoro::Task<Result<>> end(UserId user, SessionId id,
                                                    protocol::SessionEnd reason) = 0;
    /// Notes when sessions were last seen; losing this in a crash does no harm.
    [[nodiscard]] virtual QCoro::Task<Result<>> touch(QList<SessionId> ids, Timestamp now) = 0;
    /// Forgets sessions that ended or expired before `before`.
    [[nodiscard]] virtual QCoro::Task<Result<>> purge(Timestamp before) = 0;
};

} // namespace foyer::accounts
