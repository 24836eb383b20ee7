// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/report_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class ReportStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void keepsWhatAMessageSaid();
    void takesReportsOfUsers();
    void refusesWhatTheReporterMayNotSee();
    void takesTheSameThingOnce();
    void boundsOpenReports();
    void resolvesOnce();
    void listsByPages();

protected:
    void prepare() override;

private:
    [[nodiscard]] admin::ReportStore &reports() { return store().reports(); }
    [[nodiscard]] admin::NewReport ofMessage(ConversationId conversation, Seq seq) const;
    [[nodiscard]] admin::NewReport ofUser(UserId user) const;

    UserId m_ada;
    UserId m_bob;
    UserId m_cas;
};

} // namespace foyer::test
