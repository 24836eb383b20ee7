// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"
#include "desktop/model/token_vault.h"
#include "desktop/platform/secret_file.h"

#include <QHash>

namespace foyer::app {

/// Keeps tokens in the system's keyring. Where there is none, the person is asked once whether a file that only he may read
/// will do; what is in a file moves to the keyring as soon as there is one.
class DesktopVault final : public model::TokenVault
{
    Q_OBJECT

public:
    /// The settings must outlive it.
    DesktopVault(QString dataFolder, model::Settings &settings, QObject *parent = nullptr);

    void read(const QString &account, QObject *asker,
              const std::function<void(const QByteArray &token)> &answer) override;
    void keep(const QString &account, const QByteArray &token) override;
    void forget(const QString &account) override;

    /// The person's answer to fileWanted().
    void allowFile(bool isAllowed);

signals:
    /// There is no keyring: may tokens be kept in a file? Until allowFile() they are in memory only.
    void fileWanted();
    /// Nor can such a file be written.
    void notKept();

private:
    [[nodiscard]] platform::SecretFile fileOf(const QString &account) const;
    void keepInFile(const QString &account, const QByteArray &token);

    QString m_folder;
    model::Settings &m_settings;
    /// Those that wait for the person's answer.
    QHash<QString, QByteArray> m_waiting;
};

} // namespace foyer::app
