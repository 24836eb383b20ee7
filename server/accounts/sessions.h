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
    Sessions(SessionStore &store, const Clock &clock, SessionPolicy policy);

    /// Who holds this token. NotSignedIn, or SessionReplaced where taking back is possible. Answers from a
    /// bounded memory of recent tokens when it can; `forget` keeps that memory true.
    [[nodiscard]] QCoro::Task<Result<Identity>> identify(QByteArray token);
    /// Revives the session of this token after it was replaced. NotSignedIn if that is not how it ended.
    [[nodiscard]] QCoro::Task<Result<TakenBack>> takeBack(QByteArray token);
    /// The user's living sessions; the one asked through is marked.
    [[nodiscard]] QCoro::Task<Result<QList<protocol::Session>>> list(Identity identity);
    /// Ends a session of the user: his own (SignedOut) or another (Revoked). NotFound.
    [[nodiscard]] QCoro::Task<Result<>> end(UserId user, SessionId id, protocol::SessionEnd reason);
    /// Drops sessions from memory because they ended by another way (replaced at a sign-in).
    void forget(const QList<SessionId> &ids);
    /// Writes down when sessions were last seen and forgets long ended ones; called every few minutes.
    [[nodiscard]] QCoro::Task<Result<>> maintain();

private:
    struct Known
    {
        Identity identity;
        bool isSeen = false;
    };

    SessionStore &m_store;
    const Clock &m_clock;
    SessionPolicy m_policy;
    QHash<QByteArray, Known> m_known; // by token hash
};

/// BLAKE2b-256 of a token: what is stored in its place.
[[nodiscard]] QByteArray hashOfToken(const QByteArray &token);

} // namespace foyer::accounts
