// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/session.h"
#include "server/accounts/session_store.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace foyer {
class Clock;
}

namespace foyer::accounts {

/// Who is behind a request: a user through a living session.
struct Identity
{
    protocol::User user;
    SessionId session;
    protocol::SessionKind kind = protocol::SessionKind::Web;
    Timestamp expiresAt = 0;
    protocol::Scopes scopes = protocol::kAllScopes;

    /// Whether a program is behind it.
    [[nodiscard]] bool isBot() const { return user.role == protocol::UserRole::Bot; }
};

/// A session taken back, and those it replaced in turn.
struct TakenBack
{
    Identity identity;
    QList<SessionId> replaced;
};

/// Knows living sessions by their tokens and ends them. Thread: main.
class Sessions
{
public:
    struct Settings
    {
        SessionPolicy policy = SessionPolicy::OnePerKind;
        /// Sessions held in memory; what was not used lately goes first.
        int remembered = 20'000;
    };

    /// Everything passed in must outlive this object and its running tasks.
    Sessions(SessionStore &store, const Clock &clock, Settings settings);

    /// Opens a session for a user who has just proved who he is. The ones it replaces are forgotten here; their
    /// connections are the caller's.
    [[nodiscard]] QCoro::Task<Result<OpenedSession>> open(NewSession session);
    /// The same beside all others of the user, whatever the policy.
    [[nodiscard]] QCoro::Task<Result<OpenedSession>> openBeside(NewSession session);

    /// Who holds this token. NotSignedIn, SessionReplaced where taking back is possible, or AccountDisabled for a bot whose owner
    /// is disabled. Answers from a
    /// bounded memory of recent tokens when it can; `forget` keeps that memory true.
    [[nodiscard]] QCoro::Task<Result<Identity>> identify(QByteArray token);
    /// Revives the session of this token after it was replaced. NotSignedIn if that is not how it ended.
    [[nodiscard]] QCoro::Task<Result<TakenBack>> takeBack(QByteArray token);
    /// The user's living sessions; the one asked through is marked.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> list(Identity identity);
    /// The living sessions of any user, newest first.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> listOf(UserId user);
    /// Ends a session of the user: his own (SignedOut) or another (Revoked). NotFound.
    [[nodiscard]] QCoro::Task<Result<>> end(UserId user, SessionId id, protocol::SessionEnd reason);
    /// Drops sessions from memory because they ended by another way.
    void forget(const QList<SessionId> &ids);
    /// Drops all of a user's sessions from memory because something about the user changed, his role perhaps.
    void forgetUser(UserId user);
    /// Sessions held in memory now.
    [[nodiscard]] qsizetype remembered() const { return m_young.size() + m_old.size(); }
    /// Writes down when sessions were last seen and forgets long ended ones; called every few minutes.
    [[nodiscard]] QCoro::Task<Result<>> maintain();

private:
    [[nodiscard]] std::optional<Identity> recall(const QByteArray &tokenHash);
    [[nodiscard]] QCoro::Task<Result<std::optional<StoredSession>>> find(QByteArray tokenHash);
    void remember(const QByteArray &tokenHash, const Identity &identity);
    void noteSeen(SessionId id);

    SessionStore &m_store;
    const Clock &m_clock;
    Settings m_settings;
    // By token hash, in two generations: when the young one is full it becomes the old one, which is dropped.
    QHash<QByteArray, Identity> m_young;
    QHash<QByteArray, Identity> m_old;
    QSet<SessionId> m_seen;
    // Grows with every forgetting, so that an answer of the store that was on its way is not believed.
    quint64 m_forgettings = 0;
};

/// BLAKE2b-256 of a token: what is stored in its place.
[[nodiscard]] QByteArray hashOfToken(const QByteArray &token);

} // namespace foyer::accounts
