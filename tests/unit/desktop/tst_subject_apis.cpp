// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rooms, profiles, account and administration over HTTP: what is asked is what the schema allows, what is answered is read,
// and what no server should answer does no harm.

#include "desktop/client/account_api.h"
#include "desktop/client/admin_api.h"
#include "desktop/client/directs_api.h"
#include "desktop/client/profile_api.h"
#include "desktop/client/rooms_api.h"
#include "tests/unit/desktop/canned_caller.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::client;
using namespace foyer::test;

namespace {

constexpr ConversationId kRoom(7);
constexpr UserId kUser(2);

/// One operation of the API, reduced to whether and why it failed.
struct Operation
{
    QString name;
    std::function<std::optional<ErrorCode>(HttpCaller &)> call;
    /// An answer as the server gives it; without one, nothing of the answer is read.
    QByteArray good;
};

template<typename T>
std::optional<ErrorCode> codeOf(QCoro::Task<Result<T>> task)
{
    const auto result = QCoro::waitFor(std::move(task));
    return result ? std::nullopt : std::optional(result.error().code);
}

const QByteArray kUserJson = R"({"id":2,"username":"bo","displayName":"Bo","avatar":"","role":"member"})";
const QByteArray kConversation =
    R"({"id":7,"kind":"room","name":"Garden","topic":"","role":"owner","lastSeq":0,"revision":0,"readSeq":0,"unread":0,)"
    R"("mentions":0,"memberCount":1,"onlineCount":1,"lastMessage":null,"notify":"none","favourite":true})";
const QByteArray kLink =
    R"({"code":"abc","by":)" + kUserJson + R"(,"createdAt":1,"expiresAt":2,"usesLeft":3})";
const QByteArray kSession =
    R"({"id":3,"kind":"web","client":"x","createdAt":1,"lastSeenAt":1,"expiresAt":2,"current":true})";
const QByteArray kProfile = R"({"profile":{"user":)" + kUserJson + R"(,"status":{"emoji":"","text":""}}})";
const QByteArray kExport =
    R"({"export":{"state":"ready","createdAt":1,"expiresAt":2,"parts":[{"number":1,"bytes":9}]}})";
const QByteArray kManaged = R"({"user":)" + kUserJson
    + R"(,"createdAt":1,"lastSeenAt":0,"disabledAt":0,"sessions":1,"connections":0})";
const QByteArray kSettings = R"({"settings":{"tellsSeen":true,"tellsLastSeen":true,"tellsTyping":false}})";
const QByteArray kMode = R"({"registration":"invite","set":null})";
const QByteArray kInvite = R"({"code":"x-Y_9","createdAt":1,"expiresAt":2,"usesLeft":0})";

QByteArray listOf(const char *key, const QByteArray &item, const QByteArray &rest = {})
{
    return QByteArray("{\"") + key + "\":[" + item + "]" + rest + "}";
}

QList<Operation> roomOperations()
{
    const auto rooms = [](auto call) {
        return [call](HttpCaller &http) {
            RoomsApi api(http);
            return codeOf(call(api));
        };
    };
    const QByteArray room =
        R"({"id":7,"name":"Garden","topic":"","memberCount":1,"onlineCount":0,"joined":true})";
    const QByteArray member = R"({"user":)" + kUserJson + R"(,"role":"member","online":false})";
    const QByteArray ban =
        R"({"user":)" + kUserJson + R"(,"by":)" + kUserJson + R"(,"reason":"","createdAt":1})";
    RoomChange all;
    all.name = u"Garden"_s;
    all.topic = u"Roses"_s;
    all.visibility = protocol::Visibility::Private;
    all.cover = QString();
    all.posting = protocol::Posting::Announcements;
    all.slowSeconds = 30;
    all.isArchived = false;
    PreferenceChange own;
    own.notify = protocol::NotifyLevel::Mentions;
    own.quietUntil = 0;
    own.isFavourite = true;
    NewRoom made;
    made.name = u"Garden"_s;
    made.visibility = protocol::Visibility::Private;
    made.users = QStringList{u"bo"_s};
    return {
        {u"list"_s, rooms([](RoomsApi &api) { return api.list(); }), listOf("rooms", room)},
        {u"create"_s, rooms([made](RoomsApi &api) { return api.create(made); }), kConversation},
        {u"join"_s, rooms([](RoomsApi &api) { return api.join(kRoom); }), kConversation},
        {u"joinByLink"_s, rooms([](RoomsApi &api) { return api.joinByLink(u"abc"_s); }), kConversation},
        {u"leave"_s, rooms([](RoomsApi &api) { return api.leave(kRoom); }), {}},
        {u"change"_s, rooms([all](RoomsApi &api) { return api.change(kRoom, all); }), kConversation},
        {u"invite"_s, rooms([](RoomsApi &api) { return api.invite(kRoom, {u"bo"_s}); }),
         listOf("members", member)},
        {u"setRole"_s,
         rooms([](RoomsApi &api) { return api.setRole(kRoom, kUser, protocol::MemberRole::Moderator); }),
         {}},
        {u"silence"_s, rooms([](RoomsApi &api) { return api.silence(kRoom, kUser, 60); }), {}},
        {u"kick"_s, rooms([](RoomsApi &api) { return api.kick(kRoom, kUser); }), {}},
        {u"bans"_s, rooms([](RoomsApi &api) { return api.bans(kRoom); }), listOf("bans", ban)},
        {u"ban"_s, rooms([](RoomsApi &api) { return api.ban(kRoom, kUser, u"spam"_s); }), {}},
        {u"liftBan"_s, rooms([](RoomsApi &api) { return api.liftBan(kRoom, kUser); }), {}},
        {u"links"_s, rooms([](RoomsApi &api) { return api.links(kRoom); }), listOf("links", kLink)},
        {u"createLink"_s, rooms([](RoomsApi &api) { return api.createLink(kRoom, LinkTerms()); }), kLink},
        {u"removeLink"_s, rooms([](RoomsApi &api) { return api.removeLink(kRoom, u"aB-_9"_s); }), {}},
        {u"setPreferences"_s, rooms([own](RoomsApi &api) { return api.setPreferences(kRoom, own); }),
         kConversation},
    };
}

QList<Operation> directOperations()
{
    const auto directs = [](auto call) {
        return [call](HttpCaller &http) {
            DirectsApi api(http);
            return codeOf(call(api));
        };
    };
    return {
        {u"people"_s, directs([](DirectsApi &api) { return api.people(u"小 b"_s); }),
         listOf("users", kUserJson)},
        {u"open"_s, directs([](DirectsApi &api) { return api.open(kUser); }), kConversation},
        {u"hide"_s, directs([](DirectsApi &api) { return api.hide(kRoom); }), {}},
    };
}

QList<Operation> personOperations()
{
    const auto profiles = [](auto call) {
        return [call](HttpCaller &http) {
            ProfileApi api(http);
            return codeOf(call(api));
        };
    };
    const auto account = [](auto call) {
        return [call](HttpCaller &http) {
            AccountApi api(http);
            return codeOf(call(api));
        };
    };
    ProfileChange shown;
    shown.displayName = u"Bo"_s;
    shown.avatar = u"a3"_s;
    shown.status = protocol::Status{u"🌴"_s, u"away"_s};
    protocol::PersonalChange told;
    told.tellsSeen = told.tellsLastSeen = told.tellsTyping = false;
    const protocol::MessagePlace place{kRoom, Seq(3)};
    return {
        {u"profile"_s, profiles([](ProfileApi &api) { return api.profile(kUser); }), kProfile},
        {u"changeProfile"_s, profiles([shown](ProfileApi &api) { return api.change(shown); }), kProfile},
        {u"setAvatar"_s, profiles([](ProfileApi &api) { return api.setAvatar("png"); }), kProfile},
        {u"blocked"_s, profiles([](ProfileApi &api) { return api.blocked(); }), listOf("users", kUserJson)},
        {u"block"_s, profiles([](ProfileApi &api) { return api.setBlocked(kUser, true); }), {}},
        {u"unblock"_s, profiles([](ProfileApi &api) { return api.setBlocked(kUser, false); }), {}},
        {u"changePassword"_s,
         account([](AccountApi &api) { return api.changePassword(u"old"_s, u"new"_s); }),
         {}},
        {u"resetPassword"_s,
         account([](AccountApi &api) { return api.resetPassword(u"t"_s, u"new"_s); }),
         {}},
        {u"sessions"_s, account([](AccountApi &api) { return api.sessions(); }),
         listOf("sessions", kSession)},
        {u"endSession"_s, account([](AccountApi &api) { return api.endSession(SessionId(3)); }), {}},
        {u"settings"_s, account([](AccountApi &api) { return api.settings(); }), kSettings},
        {u"changeSettings"_s, account([told](AccountApi &api) { return api.changeSettings(told); }),
         kSettings},
        {u"beginExport"_s, account([](AccountApi &api) { return api.beginExport(); }), kExport},
        {u"dataExport"_s, account([](AccountApi &api) { return api.dataExport(); }), kExport},
        {u"exportPart"_s, account([](AccountApi &api) { return api.exportPart(1); }), {}},
        {u"removeExport"_s, account([](AccountApi &api) { return api.removeExport(); }), {}},
        {u"deleteAccount"_s, account([](AccountApi &api) { return api.deleteAccount(u"old"_s); }), {}},
        {u"reportMessage"_s,
         account([place](AccountApi &api) { return api.reportMessage(place, u"rude"_s); }),
         {}},
        {u"reportUser"_s, account([](AccountApi &api) { return api.reportUser(kUser, u"rude"_s); }), {}},
        {u"claimAdmin"_s, account([](AccountApi &api) { return api.claimAdmin(u"t"_s); }),
         R"({"user":)" + kUserJson + "}"},
    };
}

QList<Operation> adminOperations()
{
    const auto admin = [](auto call) {
        return [call](HttpCaller &http) {
            AdminApi api(http);
            return codeOf(call(api));
        };
    };
    UserChange change;
    change.role = protocol::UserRole::Admin;
    change.isDisabled = false;
    const QByteArray room =
        R"({"id":7,"name":"Garden","visibility":"private","createdAt":1,"lastActivityAt":0,"archivedAt":0,"members":2,)"
        R"("messages":3})";
    const QByteArray report = R"({"id":1,"reporter":null,"user":)" + kUserJson
        + R"(,"message":{"conversation":7,"conversationName":"Garden","seq":3,"text":"x"},"reason":"rude","createdAt":1,)"
          R"("resolvedAt":0,"resolvedBy":null,"note":""})";
    const QByteArray entry =
        R"({"id":9,"at":1,"actor":null,"action":"user-disabled","target":)" + kUserJson + R"(,"detail":""})";
    const QByteArray usage =
        R"({"users":1,"disabledUsers":0,"rooms":1,"messages":2,"images":0,"imageBytes":0,"databaseBytes":9,"openReports":0})";
    const QByteArray live = R"({"count":1,"online":1,"connections":[{"user":)" + kUserJson
        + R"(,"session":3,"kind":"desktop","silentSeconds":1,"idle":false}]})";
    return {
        {u"users"_s, admin([](AdminApi &api) { return api.users(u"a&b=c"_s, 50); }),
         listOf("users", kManaged, R"(,"next":51)")},
        {u"user"_s, admin([](AdminApi &api) { return api.user(kUser); }), kManaged},
        {u"changeUser"_s, admin([change](AdminApi &api) { return api.changeUser(kUser, change); }), kManaged},
        {u"resetPassword"_s, admin([](AdminApi &api) { return api.resetPassword(kUser); }),
         R"({"token":"t","expiresAt":2})"},
        {u"sessions"_s, admin([](AdminApi &api) { return api.sessions(kUser); }),
         listOf("sessions", kSession)},
        {u"endSession"_s, admin([](AdminApi &api) { return api.endSession(kUser, SessionId(3)); }), {}},
        {u"rooms"_s, admin([](AdminApi &api) { return api.rooms({}, 0); }),
         listOf("rooms", room, R"(,"next":null)")},
        {u"reports"_s, admin([](AdminApi &api) { return api.reports(ReportState::Resolved, 9); }),
         listOf("reports", report, R"(,"next":null)")},
        {u"resolve"_s, admin([](AdminApi &api) { return api.resolve(1, u"spoken to"_s); }), {}},
        {u"audit"_s, admin([](AdminApi &api) { return api.audit(0); }),
         listOf("entries", entry, R"(,"next":8)")},
        {u"registration"_s, admin([](AdminApi &api) { return api.registration(); }), kMode},
        {u"setRegistration"_s, admin([](AdminApi &api) { return api.setRegistration(Registration::Open); }),
         kMode},
        {u"unsetRegistration"_s, admin([](AdminApi &api) { return api.setRegistration(std::nullopt); }),
         kMode},
        {u"storage"_s, admin([](AdminApi &api) { return api.storage(); }), usage},
        {u"connections"_s, admin([](AdminApi &api) { return api.connections(); }), live},
        {u"invites"_s, admin([](AdminApi &api) { return api.invites(); }), listOf("invites", kInvite)},
        {u"createInvite"_s, admin([](AdminApi &api) { return api.createInvite(1, 3600); }), kInvite},
        {u"removeInvite"_s, admin([](AdminApi &api) { return api.removeInvite(u"x-Y_9"_s); }), {}},
    };
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The same object with this value in place of one that is somewhere in it; one object for each place.
QList<QJsonObject> withEachValueReplaced(const QJsonObject &object, const QJsonValue &by)
{
    QList<QJsonObject> all;
    for (auto each = object.begin(); each != object.end(); ++each) {
        QJsonObject changed = object;
        changed.insert(each.key(), by);
        all.append(changed);
        QList<QJsonValue> inner;
        if (each->isObject()) {
            for (const QJsonObject &deeper : withEachValueReplaced(each->toObject(), by))
                inner.append(deeper);
        } else if (each->isArray() && !each->toArray().isEmpty()) {
            inner.append(QJsonArray{by});
            for (const QJsonObject &deeper : withEachValueReplaced(each->toArray().at(0).toObject(), by))
                inner.append(QJsonArray{deeper});
        }
        for (const QJsonValue &value : std::as_const(inner)) {
            changed.insert(each.key(), value);
            all.append(changed);
        }
    }
    return all;
}

} // namespace

class TestSubjectApis : public QObject
{
    Q_OBJECT

private slots:
    // What cannot be read is written to the log, each time; here that is meant.
    void initTestCase() { QLoggingCategory::setFilterRules(u"foyer.client.warning=false"_s); }

    void whatIsAskedIsWhatTheSchemaAllows_data() { rows(); }
    void whatIsAskedIsWhatTheSchemaAllows()
    {
        QFETCH(const Operation, operation);
        CannedCaller http;
        http.answer = parsed(operation.good);
        QCOMPARE(operation.call(http), std::nullopt);
        QCOMPARE(http.requests.size(), 1);
        const CannedCaller::Request request = http.requests.constFirst();
        const QJsonObject described = operationAt(request.verb, request.path);
        QVERIFY2(!described.isEmpty(), qPrintable(request.path));
        const QJsonObject schema =
            described[u"requestBody"_s][u"content"_s][u"application/json"_s][u"schema"_s].toObject();
        QVERIFY2(isAllowed(request.body, schema), QJsonDocument(request.body).toJson().constData());
        for (const QString &field : request.query.split(u'&', Qt::SkipEmptyParts))
            QVERIFY2(parametersOf(described).contains(field.section(u'=', 0, 0)), qPrintable(field));
    }

    void whatTheServerRefusesIsToldWithItsCode_data() { rows(); }
    void whatTheServerRefusesIsToldWithItsCode()
    {
        QFETCH(const Operation, operation);
        CannedCaller http;
        http.answer = fail(ErrorCode::Forbidden);
        if (operation.name != u"exportPart")
            QCOMPARE(operation.call(http), ErrorCode::Forbidden);
    }

    void whatNoServerShouldAnswerDoesNoHarm_data() { rows(); }
    void whatNoServerShouldAnswerDoesNoHarm()
    {
        QFETCH(const Operation, operation);
        if (operation.good.isEmpty())
            return;
        CannedCaller http;
        const QJsonObject good = parsed(operation.good);
        QVERIFY(!good.isEmpty());
        http.answer = QJsonObject();
        QCOMPARE(operation.call(http), ErrorCode::ProtocolVersion);
        const QJsonValue hostile[] = {QJsonValue(),           -1,           1.5,           1e300, u""_s,
                                      QString(QChar(0xD800)), QJsonArray(), QJsonObject(), true};
        for (const QJsonValue &value : hostile) {
            for (const QJsonObject &answer : withEachValueReplaced(good, value)) {
                http.answer = answer;
                const auto code = operation.call(http);
                QVERIFY2(!code || code == ErrorCode::ProtocolVersion,
                         QJsonDocument(answer).toJson().constData());
            }
        }
        // Each of its parts is looked at: none may be a number that nobody can count to.
        for (const QJsonObject &answer : withEachValueReplaced(good, 1e300)) {
            http.answer = answer;
            QVERIFY2(operation.call(http).has_value() || isFreeField(answer),
                     QJsonDocument(answer).toJson().constData());
        }
    }

    void codesThatLeadElsewhereAreNotSent()
    {
        CannedCaller http;
        RoomsApi rooms(http);
        AdminApi admin(http);
        for (const QString &code : {u""_s, u".."_s, u"a/b"_s, u"../../admin/users/1"_s, u"a?b"_s, u"ä"_s}) {
            QCOMPARE(codeOf(rooms.removeLink(kRoom, code)), ErrorCode::NotFound);
            QCOMPARE(codeOf(admin.removeInvite(code)), ErrorCode::NotFound);
        }
        QVERIFY(http.requests.isEmpty());
    }

    void whatIsLookedForIsNotTakenForTheQuery()
    {
        CannedCaller http;
        AdminApi admin(http);
        http.answer = parsed(R"({"users":[],"next":null})");
        const auto page = QCoro::waitFor(admin.users(u"a&b=c +%"_s, 0));
        QVERIFY(page);
        QCOMPARE(page->next, 0);
        QCOMPARE(http.requests.constFirst().query, u"limit=50&search=a%26b%3Dc%20%2B%25"_s);
    }

    void whatIsNotKnownIsTakenForTheSafer()
    {
        CannedCaller http;
        AdminApi admin(http);
        http.answer = parsed(R"({"registration":"by-telepathy","set":"by-telepathy"})");
        const auto mode = QCoro::waitFor(admin.registration());
        QCOMPARE(mode->inForce, Registration::Closed);
        QCOMPARE(mode->set, std::nullopt);
        http.answer = parsed(R"({"export":{"state":"lost","createdAt":1,"expiresAt":2,"parts":[]}})");
        AccountApi account(http);
        QCOMPARE(QCoro::waitFor(account.dataExport())->state, DataExport::State::Failed);
    }

private:
    static void rows()
    {
        QTest::addColumn<Operation>("operation");
        const std::pair<const char *, QList<Operation>> subjects[] = {{"rooms", roomOperations()},
                                                                      {"direct", directOperations()},
                                                                      {"person", personOperations()},
                                                                      {"admin", adminOperations()}};
        for (const auto &[subject, operations] : subjects) {
            for (const Operation &operation : operations)
                QTest::addRow("%s %s", subject, qPrintable(operation.name)) << operation;
        }
    }

    /// Whether what was put in place of something else stands where a person's own words stand, or nothing is read.
    static bool isFreeField(const QJsonObject &answer)
    {
        // A status is optional inside a profile, and a part that may be null may as well be no object.
        const QByteArray json = QJsonDocument(answer).toJson(QJsonDocument::Compact);
        for (const char *field :
             {"\"lastMessage\":1e", "\"status\":1e", "\"emoji\":1e", "\"actor\":1e", "\"reporter\":1e",
              "\"resolvedBy\":1e", "\"target\":1e", "\"user\":1e", "\"message\":1e", "\"avatar\":1e"}) {
            if (json.contains(field))
                return true;
        }
        return false;
    }

    /// The operation of the schema that this request is; empty if there is none.
    static QJsonObject operationAt(const QByteArray &verb, const QString &path)
    {
        const QJsonObject paths = openApi().value(u"paths").toObject();
        QJsonObject found;
        for (auto each = paths.begin(); each != paths.end(); ++each) {
            static const QRegularExpression place(u"\\{[^}]*\\}"_s);
            const QString pattern = QString(each.key()).replace(place, u"[^/]+"_s);
            const bool isExact = each.key() == path;
            if (!isExact && !QRegularExpression(u'^' + pattern + u'$').match(path).hasMatch())
                continue;
            const QJsonObject operation =
                each->toObject().value(QString::fromLatin1(verb.toLower())).toObject();
            if (isExact || found.isEmpty())
                found = operation;
        }
        return found;
    }

    static QStringList parametersOf(const QJsonObject &operation)
    {
        QStringList names;
        const QJsonArray parameters = operation.value(u"parameters").toArray();
        for (const QJsonValue &each : parameters)
            names.append(each[u"name"_s].toString());
        return names;
    }

    static bool isAllowed(const QJsonObject &body, const QJsonObject &schema)
    {
        const QJsonArray choices = schema.value(u"oneOf").toArray();
        if (!choices.isEmpty()) {
            return std::any_of(choices.begin(), choices.end(), [&body](const QJsonValue &choice) {
                return isAllowed(body, choice.toObject());
            });
        }
        const QJsonObject properties = schema.value(u"properties").toObject();
        const QJsonArray required = schema.value(u"required").toArray();
        const QStringList given = body.keys();
        return std::all_of(given.begin(), given.end(),
                           [&properties](const QString &key) { return properties.contains(key); })
            && std::all_of(required.begin(), required.end(),
                           [&body](const QJsonValue &key) { return body.contains(key.toString()); });
    }

    static QJsonObject openApi()
    {
        QFile file(QStringLiteral(FOYER_OPENAPI));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no schema");
        return QJsonDocument::fromJson(file.readAll()).object();
    }
};

QTEST_GUILESS_MAIN(TestSubjectApis)
#include "tst_subject_apis.moc"
