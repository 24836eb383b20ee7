// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/exact_client.h"

#include <QNetworkAccessManager>

namespace foyer::chaos {

/// Says things and changes its mind: edits and takes back what it said, and puts reactions under what anybody said and takes
/// them away again. One request at a time, over HTTP; an answer that does not come is noted as that.
class Changer : public QObject
{
    Q_OBJECT

public:
    Changer(Account account, Rooms rooms, Ledger &ledger, quint64 seed);

    void start();
    void calm() { m_isCalm = true; }
    /// Whether nothing it asked for is open, and it has heard everything.
    [[nodiscard]] bool isDrained() const { return !m_isBusy && m_client.isInSync(); }
    [[nodiscard]] const ExactClient &client() const { return m_client; }
    /// Changes that were answered.
    [[nodiscard]] int changes() const { return m_changes; }

private:
    struct Said
    {
        protocol::MessagePlace place;
        bool isRecalled = false;
    };

    void act();
    void say();
    void edit();
    void recall();
    void react();
    void ask(const QByteArray &verb, const QString &path, const QJsonObject &body, const AskedChange &change);
    [[nodiscard]] QNetworkRequest requestFor(const QString &path) const;
    [[nodiscard]] static QString pathOf(const protocol::MessagePlace &place);

    const Rooms m_rooms;
    Ledger &m_ledger;
    Dice m_dice;
    ExactClient m_client;
    QNetworkAccessManager m_http;
    QTimer m_timer;
    QList<Said> m_said;
    bool m_isCalm = false;
    bool m_isBusy = false;
    int m_written = 0;
    int m_changes = 0;
};

} // namespace foyer::chaos
