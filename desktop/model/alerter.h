// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "desktop/client/alerts.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// Something that the user is told.
struct News
{
    /// What was told under the same key before is out of date.
    QString key;
    QString title;
    QString text;
    /// The one who says it, as protocol::User has him; empty where it is more than one.
    QString speaker{};
    QString avatar{};
};

/// What the user is told of while he is not looking, and how much there is for him. The rules are client::alertFor and its
/// kin; here they get their words. Thread: main.
class Alerter : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit Alerter(client::ClientEngine &engine, QObject *parent = nullptr);

    /// The conversation that the user looks at, at its end, in a window that is in front; invalid: none.
    void setInView(ConversationId conversation);
    /// What the count on the window has.
    [[nodiscard]] qint64 badge() const { return m_badge; }
    /// What of that calls the user, or is for him alone.
    [[nodiscard]] qint64 calls() const { return m_calls; }
    /// Whether nothing is told at all. It is counted all the same.
    void setDoNotDisturb(bool isDoNotDisturb);
    /// The conversation that is meant by a key of told(); invalid for what is about several.
    [[nodiscard]] static ConversationId conversationOf(const QString &key);

signals:
    void told(const foyer::model::News &news);
    /// What was told under this key was seen.
    void settled(const QString &key);
    /// badge() or calls().
    void badgeChanged();

private:
    void onArrived(const QList<client::Arrival> &arrivals);
    void tell(const client::Arrival &arrival);
    void tellSummary(const QList<client::Alert> &alerts);
    void settle(const QString &key);
    void onConversation(ConversationId conversation);
    void recount();

    client::ClientEngine &m_engine;
    ConversationId m_inView;
    /// What was told and not seen: key → the newest message that it was about.
    QHash<QString, Seq> m_told;
    qint64 m_badge = 0;
    qint64 m_calls = 0;
    bool m_isDoNotDisturb = false;
    /// Quiet times end by themselves.
    QTimer m_clock;
};

} // namespace foyer::model
