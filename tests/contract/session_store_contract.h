// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/storage_contract.h"

namespace foyer::test {

class SessionStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void findsASessionByItsToken();
    void keepsEveryByteOfATokenHash();
    void knowsNothingOfUnknownTokens();
    void refusesASessionOfNobody();
    void replacesSessionsOfTheSameKind();
    void replacesNoneWhenUnlimited();
    void replacesAllWhenOne();
    void leavesOtherUsersAlone();
    void leavesOneSessionOfManySignInsAtOnce();
    void takesAReplacedSessionBack();
    void takesBackOnlyWhatWasReplaced();
    void listsLivingSessionsNewestFirst();
    void endsOnlyOwnLivingSessions();
    void tellsAnExpiredSession();
    void notesWhenSessionsWereSeen();
    void forgetsOldSessions();

private:
    [[nodiscard]] accounts::NewSession wanted(UserId user, const QByteArray &token,
                                              protocol::SessionKind kind = protocol::SessionKind::Web) const;
    accounts::OpenedSession open(UserId user, const QByteArray &token,
                                 protocol::SessionKind kind = protocol::SessionKind::Web,
                                 accounts::SessionPolicy policy = accounts::SessionPolicy::OnePerKind);
    [[nodiscard]] std::optional<protocol::SessionEnd> endOf(const QByteArray &token);
};

} // namespace foyer::test
