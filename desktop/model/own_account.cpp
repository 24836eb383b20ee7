// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/own_account.h"

#include "desktop/client/client_engine.h"

#include <QPointer>

namespace foyer::model {

using client::Api;
using client::ClientEngine;

OwnAccount::OwnAccount(ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine.company(), &client::Company::settingsChanged, this, &OwnAccount::settingsChanged);
}

void OwnAccount::loadSessions(QObject *asker, const Answer<QList<protocol::Session>> &answer) const
{
    m_engine.server().ask(
        asker, [](Api &api) { return api.account().sessions(); }, answer);
}

void OwnAccount::endSession(SessionId session, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [session](Api &api) { return api.account().endSession(session); }, answer);
}

std::optional<protocol::PersonalSettings> OwnAccount::settings() const
{
    return m_engine.company().settings();
}

void OwnAccount::loadSettings() const
{
    m_engine.company().loadSettings();
}

void OwnAccount::changeSettings(const protocol::PersonalChange &change, QObject *asker,
                                const Answer<protocol::PersonalSettings> &answer) const
{
    m_engine.server().ask(
        asker, [change](Api &api) { return api.account().changeSettings(change); }, answer);
}

void OwnAccount::beginExport(QObject *asker, const Answer<DataExport> &answer) const
{
    m_engine.server().ask(
        asker, [](Api &api) { return api.account().beginExport(); }, answer);
}

void OwnAccount::loadExport(QObject *asker, const Answer<DataExport> &answer) const
{
    m_engine.server().ask(
        asker, [](Api &api) { return api.account().dataExport(); }, answer);
}

void OwnAccount::loadExportPart(int number, QObject *asker, const Answer<QByteArray> &answer) const
{
    m_engine.server().ask(
        asker, [number](Api &api) { return api.account().exportPart(number); }, answer);
}

void OwnAccount::deleteAccount(const QString &password, QObject *asker, const Answer<void> &answer) const
{
    m_engine.server().ask(
        asker, [password](Api &api) { return api.account().deleteAccount(password); },
        [this, answer, asker = QPointer<QObject>(asker)](const Result<> &done) {
            if (asker != nullptr)
                answer(done);
            if (done)
                m_engine.signOut(client::Outbox::Kept::Nothing);
        });
}

} // namespace foyer::model
