// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cases that the web client runs too.

#include "desktop/client/alerts.h"
#include "tests/unit/desktop/samples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::Alert;
using client::AlertReason;
using client::Arrival;

namespace {

protocol::Conversation conversationOf(const QJsonValue &value)
{
    protocol::Conversation conversation = sampleRoom(value[u"id"].toInteger());
    conversation.kind = *protocol::conversationKindFromName(value[u"kind"].toString());
    conversation.preferences.notify = *protocol::notifyLevelFromName(value[u"notify"].toString());
    conversation.preferences.quietUntil = value[u"quietUntil"].toInteger();
    conversation.readSeq = Seq(value[u"readSeq"].toInteger());
    conversation.unread = value[u"unread"].toInt();
    conversation.mentions = value[u"mentions"].toInt();
    return conversation;
}

Arrival arrivalOf(const QJsonValue &conversation, const QJsonValue &value)
{
    const Seq seq(value[u"seq"].toInteger());
    protocol::Message message = sampleMessage(conversation[u"id"].toInteger(), seq.value(), seq.value(),
                                              value[u"author"].toInteger());
    const QJsonArray mentions = value[u"mentions"].toArray();
    for (const QJsonValue &each : mentions)
        message.mentions.append(UserId(each.toInteger()));
    message.createdAt = value[u"createdAt"].toInteger();
    message.mentionsAll = value[u"mentionsAll"].toBool();
    message.recalledAt = value[u"recalled"].toBool() ? 900 : 0;
    if (value[u"notice"].toBool())
        message.notice = protocol::Notice{};
    return {conversationOf(conversation), message};
}

AlertReason reasonOf(const QString &name)
{
    if (name == u"direct")
        return AlertReason::Direct;
    return name == u"mention" ? AlertReason::Mention : AlertReason::Message;
}

client::Surroundings surroundingsOf(const QJsonValue &vector)
{
    client::Surroundings around{UserId(vector[u"me"].toInteger()),
                                ConversationId(vector[u"inView"].toInteger()),
                                {},
                                vector[u"now"].toInteger()};
    const QJsonArray blocked = vector[u"blocked"].toArray();
    for (const QJsonValue &each : blocked)
        around.blocked.insert(UserId(each.toInteger()));
    return around;
}

} // namespace

class TestAlerts : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTold_data() { rows("arrivals"); }
    void whatIsTold()
    {
        QFETCH(const QJsonObject, vector);
        const Arrival arrival = arrivalOf(vector[u"conversation"], vector[u"message"]);
        const QJsonValue wanted = vector[u"alert"];
        std::optional<Alert> expected;
        if (wanted.isString())
            expected = Alert{arrival.conversation.id, arrival.message.seq, reasonOf(wanted.toString())};
        QCOMPARE(client::alertFor(arrival, surroundingsOf(vector)), expected);
    }

    void whatCameTogether_data() { rows("batches"); }
    void whatCameTogether()
    {
        QFETCH(const QJsonObject, vector);
        QList<Arrival> arrivals;
        const QJsonArray given = vector[u"arrivals"].toArray();
        for (const QJsonValue &each : given)
            arrivals.append(arrivalOf(each[u"conversation"], each[u"message"]));
        const client::AlertBatch batch = client::alertsFor(arrivals, surroundingsOf(vector));
        QList<Alert> expected;
        const QJsonArray wanted = vector[u"alerts"].toArray();
        for (const QJsonValue &each : wanted) {
            expected.append(Alert{ConversationId(each[0].toInteger()), Seq(each[1].toInteger()),
                                  reasonOf(each[2].toString())});
        }
        QCOMPARE(batch.alerts, expected);
        QCOMPARE(batch.isSummary, vector[u"summary"].toBool());
    }

    void whatTheWindowCounts_data() { rows("badges"); }
    void whatTheWindowCounts()
    {
        QFETCH(const QJsonObject, vector);
        const protocol::Conversation conversation = conversationOf(vector[u"conversation"]);
        QCOMPARE(client::badgeOf(conversation, vector[u"now"].toInteger()), vector[u"count"].toInt());
    }

private:
    static void rows(const char *group)
    {
        QTest::addColumn<QJsonObject>("vector");
        QFile file(QStringLiteral(FOYER_ALERTS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors =
            QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(group)).toArray();
        QVERIFY2(!vectors.isEmpty(), group);
        for (const QJsonValue &each : vectors)
            QTest::newRow(qPrintable(each[u"name"].toString())) << each.toObject();
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
