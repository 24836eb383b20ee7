// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cases that the web client runs too: rooms as frames of the server change them, and what the user may do there.

#include "desktop/client/abilities.h"
#include "tests/unit/desktop/engine_house.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

namespace {

QJsonObject written(const protocol::Conversation &conversation)
{
    return QJsonDocument::fromJson(protocol::encode(protocol::ConversationEvent{conversation}))
        .object()
        .value(u"conversation")
        .toObject();
}

/// What is left out on the wire, as it is meant.
QJsonObject withPresets(QJsonObject conversation)
{
    const QJsonObject presets{
        {u"visibility"_s, u"public"_s}, {u"cover"_s, QJsonValue()}, {u"archivedAt"_s, 0},
        {u"posting"_s, u"everyone"_s},  {u"slowSeconds"_s, 0},      {u"notify"_s, u"all"_s},
        {u"quietUntil"_s, 0},           {u"favourite"_s, false},    {u"silencedUntil"_s, 0}};
    for (auto each = presets.begin(); each != presets.end(); ++each) {
        if (!conversation.contains(each.key()))
            conversation.insert(each.key(), each.value());
    }
    return conversation;
}

/// The first of these fields that the conversation does not have so; empty if it has them all.
QString misfit(const protocol::Conversation *conversation, const QJsonObject &wanted)
{
    const bool isWantedGone = wanted.value(u"gone").toBool();
    if (conversation == nullptr || isWantedGone)
        return (conversation == nullptr) == isWantedGone ? QString() : u"gone"_s;
    const QJsonObject is = withPresets(written(*conversation));
    for (auto field = wanted.begin(); field != wanted.end(); ++field) {
        if (is.value(field.key()) != field.value())
            return field.key();
    }
    return {};
}

QList<protocol::ConversationSync> syncsOf(const QJsonArray &conversations)
{
    QList<protocol::ConversationSync> syncs;
    for (const QJsonValue &each : conversations)
        syncs.append({*protocol::conversationFromJson(each.toObject()), {}, true});
    return syncs;
}

QString nameOf(client::Obstacle obstacle)
{
    switch (obstacle) {
    case client::Obstacle::None:
        return {};
    case client::Obstacle::Archived:
        return u"archived"_s;
    case client::Obstacle::Silenced:
        return u"silenced"_s;
    case client::Obstacle::Announcements:
        return u"announcements"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

class TestRoomVectors : public QObject
{
    Q_OBJECT

private slots:
    void aConversationIsAsTheServerSays_data() { rows("changes"); }
    void aConversationIsAsTheServerSays()
    {
        QFETCH(const QJsonObject, vector);
        EngineHouse house;
        QVERIFY(house.goOnline(syncsOf(vector.value(u"start").toArray())));
        const QJsonArray frames = vector.value(u"frames").toArray();
        for (const QJsonValue &frame : frames)
            house.peer.sendRaw(QString::fromUtf8(QJsonDocument(frame.toArray()).toJson()));
        // What came before this has been taken in when it has.
        QSignalSpy settings(&house.engine.company(), &client::Company::settingsChanged);
        house.peer.send({protocol::SettingsEvent{{}}});
        QTRY_COMPARE(settings.size(), 1);
        const QJsonArray wanted = vector.value(u"expect").toArray();
        for (const QJsonValue &each : wanted) {
            const ConversationId id(each[u"id"].toInteger());
            QCOMPARE(misfit(house.engine.replica().conversation(id), each.toObject()), QString());
        }
    }

    void whatTheUserMayDo_data() { rows("abilities"); }
    void whatTheUserMayDo()
    {
        QFETCH(const QJsonObject, vector);
        const protocol::User me = *protocol::userFromJson(vector.value(u"me").toObject());
        const auto room = *protocol::conversationFromJson(vector.value(u"conversation").toObject());
        const QStringList wanted = vector.value(u"rights").toVariant().toStringList();
        for (const protocol::Right right : protocol::allRights()) {
            // What does not run a room has rules of its own besides.
            const QString name = protocol::rightName(right);
            if (kOfMessages.contains(name))
                continue;
            QVERIFY2(client::mayRun(me, room, right) == wanted.contains(name), qPrintable(name));
        }
        QCOMPARE(client::mayInvite(me, room), vector.value(u"mayInvite").toBool());
        const Timestamp now = vector.value(u"now").toInteger();
        QCOMPARE(nameOf(client::obstacleFor(me, room, now)), vector.value(u"obstacle").toString());
        const QJsonArray members = vector.value(u"members").toArray();
        for (const QJsonValue &each : members) {
            const auto member = *protocol::memberFromJson(each[u"member"].toObject());
            QCOMPARE(client::mayMeet(me, room, member), each[u"mayMeet"].toBool());
        }
    }

private:
    static void rows(const char *group)
    {
        QTest::addColumn<QJsonObject>("vector");
        QFile file(QStringLiteral(FOYER_ROOM_VECTORS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors =
            QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(group)).toArray();
        QVERIFY2(!vectors.isEmpty(), group);
        for (const QJsonValue &each : vectors)
            QTest::newRow(qPrintable(each[u"name"].toString())) << each.toObject();
    }

    static inline const QStringList kOfMessages{
        u"post"_s, u"ignore-slow-mode"_s,   u"mention-everyone"_s, u"recall-others"_s, u"see-edits"_s,
        u"pin"_s,  u"manage-integrations"_s};
};

QTEST_GUILESS_MAIN(TestRoomVectors)
#include "tst_room_vectors.moc"
