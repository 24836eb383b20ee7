// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accounts/bot_store.h"
#include "tests/contract/storage_contract.h"

namespace foyer::test {

class BotStoreContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;

private slots:
    void makesAnAccountWithoutARoom();
    void keepsNamesUnique();
    void boundsTheBotsOfOneOwner();
    void listsByOwner();
    void renames();
    void endsTheTokensOfARemovedBot();
    void keepsWhatATokenMayDo();
    void showsMessagesUnderTheirAlias();

private:
    [[nodiscard]] accounts::BotStore &bots() { return store().bots(); }
    [[nodiscard]] static accounts::NewBot wanted(UserId owner, const QString &name);
    SessionId openToken(UserId bot, const QByteArray &token, protocol::Scopes scopes);
};

} // namespace foyer::test
