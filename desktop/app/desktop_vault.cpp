// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/desktop_vault.h"

#include "desktop/platform/secret_store.h"

#include <QPointer>

#include <utility>

namespace foyer::app {

using model::TokenPlace;
using platform::SecretStore;

DesktopVault::DesktopVault(QString dataFolder, model::Settings &settings, QObject *parent)
    : TokenVault(parent)
    , m_folder(std::move(dataFolder))
    , m_settings(settings)
{
}

platform::SecretFile DesktopVault::fileOf(const QString &account) const
{
    return platform::SecretFile(QStringLiteral("%1/tokens/%2").arg(m_folder, account));
}

void DesktopVault::read(const QString &account, QObject *asker,
                        const std::function<void(const QByteArray &token)> &answer)
{
    const QPointer<QObject> still(asker);
    const auto take = [this, account, still, answer](SecretStore::Outcome outcome, const QByteArray &secret) {
        if (!still)
            return;
        if (outcome == SecretStore::Outcome::Done) {
            answer(secret);
            return;
        }
        const QByteArray inFile = fileOf(account).read();
        // There is a keyring now, and it has no older one.
        if (outcome == SecretStore::Outcome::NotFound && !inFile.isEmpty())
            keep(account, inFile);
        answer(inFile);
    };
    SecretStore::read(account, this, take);
}

void DesktopVault::keep(const QString &account, const QByteArray &token)
{
    SecretStore::write(account, token, this,
                       [this, account, token](SecretStore::Outcome outcome, const QByteArray &) {
                           if (outcome == SecretStore::Outcome::Done)
                               fileOf(account).remove();
                           else
                               keepInFile(account, token);
                       });
}

void DesktopVault::keepInFile(const QString &account, const QByteArray &token)
{
    switch (m_settings.tokenPlace()) {
    case TokenPlace::Keyring:
        m_waiting.insert(account, token);
        emit fileWanted();
        break;
    case TokenPlace::File:
        if (!fileOf(account).write(token))
            emit notKept();
        break;
    case TokenPlace::Nowhere:
        break;
    }
}

void DesktopVault::allowFile(bool isAllowed)
{
    m_settings.setTokenPlace(isAllowed ? TokenPlace::File : TokenPlace::Nowhere);
    const QHash<QString, QByteArray> waiting = std::exchange(m_waiting, {});
    for (auto each = waiting.cbegin(); each != waiting.cend(); ++each)
        keepInFile(each.key(), each.value());
}

void DesktopVault::forget(const QString &account)
{
    m_waiting.remove(account);
    fileOf(account).remove();
    SecretStore::remove(account, this, [](SecretStore::Outcome, const QByteArray &) {});
}

} // namespace foyer::app
