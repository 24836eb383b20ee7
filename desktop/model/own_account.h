// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/personal_settings.h"
#include "common/protocol/session.h"
#include "desktop/client/account_values.h"
#include "desktop/client/asking.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

using client::Answer;
using client::DataExport;

/// The user's account: where he is signed in, what he lets others know, taking his data along, and leaving for good.
/// Thread: main.
class OwnAccount : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit OwnAccount(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Newest first.
    void loadSessions(QObject *asker, const Answer<QList<protocol::Session>> &answer) const;
    void endSession(SessionId session, QObject *asker, const Answer<void> &answer) const;

    /// What he lets others know; nothing until settingsChanged() tells it, after loadSettings().
    [[nodiscard]] std::optional<protocol::PersonalSettings> settings() const;
    void loadSettings() const;
    void changeSettings(const protocol::PersonalChange &change, QObject *asker,
                        const Answer<protocol::PersonalSettings> &answer) const;

    /// Begins a copy of his data, unless one is being made.
    void beginExport(QObject *asker, const Answer<DataExport> &answer) const;
    void loadExport(QObject *asker, const Answer<DataExport> &answer) const;
    void loadExportPart(int number, QObject *asker, const Answer<QByteArray> &answer) const;
    /// Deletes the account for good. When it worked, nobody is signed in here any more.
    void deleteAccount(const QString &password, QObject *asker, const Answer<void> &answer) const;

signals:
    void settingsChanged();

private:
    client::ClientEngine &m_engine;
};

} // namespace foyer::model
