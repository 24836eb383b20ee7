// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/token_vault.h"

#include <QHash>
#include <QPointer>

namespace foyer::test {

/// Keeps tokens as long as the test runs, for tests that are about something else (tst_window_keyring has a real keyring).
class MemoryVault : public model::TokenVault
{
public:
    QHash<QString, QByteArray> tokens;

    void read(const QString &account, QObject *asker,
              const std::function<void(const QByteArray &token)> &answer) override
    {
        QMetaObject::invokeMethod(
            asker, [this, account, answer] { answer(tokens.value(account)); }, Qt::QueuedConnection);
    }
    void keep(const QString &account, const QByteArray &token) override { tokens.insert(account, token); }
    void forget(const QString &account) override { tokens.remove(account); }
};

} // namespace foyer::test
