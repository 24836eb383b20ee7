// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class AdminStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void listsUsersByPages();
    void findsUsersByPartsOfTheirNames();
    void changesARoleAndWritesItDown();
    void keepsTheLastAdministrator();
    void refusesWhoDoesNotAdminister();
    void disablingEndsSessionsAndKeepsThemEnded();
    void nothingIsLeftToTakeBack();
    void resetsAPasswordOnce();
    void endsOneSession();
    void remembersTheRegistration();
    void writesDownInvitationsAndTheAdminLink();
    void readsTheAuditLogByPages();
    void keepsTheAuditLogAsItIs();
    void countsWhatIsStored();

protected:
    void prepare() override;

private:
    [[nodiscard]] admin::AdminStore &admin() { return store().administration(); }
    [[nodiscard]] admin::Deed deed() const { return {m_ada, kNow}; }
    UserId addAdmin(const QString &name);
    SessionId openSession(UserId user, const QByteArray &tokenHash);
    [[nodiscard]] QStringList actions();

    UserId m_ada;
};

} // namespace foyer::test
