// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/api.h"

#include "common/base/json_reader.h"
#include "common/base/limits.h"
#include "common/protocol/json_parts.h"

#include <QCoroNetworkReply>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSysInfo>

#include <memory>

namespace foyer::client {

namespace {

constexpr int kTimeoutMs = 30'000;
/// Marks errors that no Foyer server gave.
constexpr auto kNoServer = QLatin1StringView("no-server");

const QString kJson = QStringLiteral("application/json");
const QString kBytes = QStringLiteral("application/octet-stream");

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

struct DeleteLater
{
    void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
};

QString clientName()
{
    return QStringLiteral("Foyer desktop on %1")
        .arg(QSysInfo::prettyProductName())
        .left(limits::kClientNameMax);
}

Error unreachable(const QString &why)
{
    return Error{ErrorCode::Unavailable, why, QString(kNoServer), std::chrono::seconds{0}};
}

/// The error that an answer carries as problem+json.
Error problemOf(int status, const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    const auto code = object ? errorFromName(object->value(u"code").toString()) : std::nullopt;
    if (!code)
        return unreachable(QStringLiteral("HTTP status %1 without a code that is known here").arg(status));
    Error error;
    error.code = *code;
    error.field = object->value(u"field").toString();
    error.retryAfter = std::chrono::seconds(object->value(u"retryAfter").toInt());
    return error;
}

Result<OpenSession> openSessionFrom(const QJsonObject &object)
{
    OpenSession open;
    FOYER_TRY(open.user, protocol::userFromJson(object.value(u"user").toObject()));
    FOYER_TRY(open.session, protocol::sessionFromJson(object.value(u"session").toObject()));
    open.token = object.value(u"token").toString().toUtf8();
    open.isNewAccount = object.value(u"created").toBool();
    return open;
}

QString conversationPath(ConversationId conversation)
{
    return QStringLiteral("/api/v1/conversations/%1").arg(conversation.value());
}

QString messagePath(const protocol::MessagePlace &place)
{
    return conversationPath(place.conversation) + QStringLiteral("/messages/%1").arg(place.seq.value());
}

QString reactionPath(const protocol::MessagePlace &place, const QString &emoji)
{
    return messagePath(place) + QStringLiteral("/reactions/") + emoji;
}

Result<QList<protocol::Message>> messagesFrom(const QJsonObject &answer)
{
    QList<protocol::Message> messages;
    const QJsonArray array = answer.value(u"messages").toArray();
    for (const QJsonValue &value : array) {
        FOYER_TRY(auto message, protocol::messageFromJson(value.toObject()));
        messages.append(std::move(message));
    }
    return messages;
}

} // namespace

Api::Api(ServerAddress server, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(kTimeoutMs);
}

std::shared_ptr<Api> Api::make(ServerAddress server)
{
    return {new Api(std::move(server)), [](Api *api) {
                api->deleteLater();
            }};
}

void Api::abandon()
{
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
}

void Api::setToken(QByteArray token)
{
    m_token = std::move(token);
}

QCoro::Task<Result<OpenSession>> Api::signIn(Credentials credentials)
{
    QJsonObject body{{QStringLiteral("username"), credentials.username},
                     {QStringLiteral("password"), credentials.password},
                     {QStringLiteral("kind"), protocol::sessionKindName(protocol::SessionKind::Desktop)},
                     {QStringLiteral("client"), clientName()},
                     {QStringLiteral("confirmNewAccount"), credentials.isNewAccountConfirmed}};
    if (!credentials.avatar.isEmpty())
        body.insert(QStringLiteral("avatar"), credentials.avatar);
    if (!credentials.invite.isEmpty())
        body.insert(QStringLiteral("invite"), credentials.invite);
    FOYER_CO_TRY(const QJsonObject answer, co_await post(QStringLiteral("/api/v1/sign-in"), body));
    auto open = openSessionFrom(answer);
    if (open && open->token.isEmpty())
        co_return tl::unexpected(unreachable(QStringLiteral("sign-in without a token")));
    co_return open;
}

QCoro::Task<Result<>> Api::signOut()
{
    FOYER_CO_CHECK(co_await post(QStringLiteral("/api/v1/sign-out")));
    co_return Result<>();
}

QCoro::Task<Result<OpenSession>> Api::takeBack()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await post(QStringLiteral("/api/v1/session/take-back")));
    co_return openSessionFrom(answer);
}

QCoro::Task<Result<>> Api::checkSession()
{
    FOYER_CO_CHECK(co_await get(QStringLiteral("/api/v1/me")));
    co_return Result<>();
}

QCoro::Task<Result<QList<protocol::Room>>> Api::rooms()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await get(QStringLiteral("/api/v1/rooms")));
    QList<protocol::Room> rooms;
    const QJsonArray array = answer.value(u"rooms").toArray();
    for (const QJsonValue &value : array) {
        FOYER_CO_TRY(auto room, protocol::roomFromJson(value.toObject()));
        rooms.append(std::move(room));
    }
    co_return rooms;
}

QCoro::Task<Result<protocol::Conversation>> Api::joinRoom(ConversationId room)
{
    const QString path = QStringLiteral("/api/v1/rooms/%1/join").arg(room.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await post(path));
    co_return protocol::conversationFromJson(answer);
}

QCoro::Task<Result<HistoryPage>> Api::history(ConversationId conversation, Seq before, int limit)
{
    const QString path = QStringLiteral("/api/v1/conversations/%1/messages").arg(conversation.value());
    QString query = QStringLiteral("limit=%1").arg(limit);
    if (before.isValid())
        query += QStringLiteral("&before=%1").arg(before.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await get(path, query));
    HistoryPage page;
    page.hasMore = answer.value(u"hasMore").toBool();
    FOYER_CO_TRY(page.messages, messagesFrom(answer));
    co_return page;
}

QCoro::Task<Result<QList<protocol::Member>>> Api::members(ConversationId conversation)
{
    const QString path = QStringLiteral("/api/v1/conversations/%1/members").arg(conversation.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await get(path));
    co_return protocol::listOf<protocol::Member>(answer.value(u"members").toArray(),
                                                 protocol::memberFromJson);
}

QCoro::Task<Result<SeenBy>> Api::seenBy(protocol::MessagePlace place)
{
    const QString path = QStringLiteral("/api/v1/conversations/%1/messages/%2/seen")
                             .arg(place.conversation.value())
                             .arg(place.seq.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await get(path));
    SeenBy seen;
    seen.isTold = answer.value(u"told").toBool();
    FOYER_CO_TRY(seen.users,
                 protocol::listOf<protocol::User>(answer.value(u"users").toArray(), protocol::userFromJson));
    co_return seen;
}

QCoro::Task<Result<protocol::PersonalSettings>> Api::personalSettings()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await get(QStringLiteral("/api/v1/me/settings")));
    co_return protocol::personalSettingsFromJson(answer.value(u"settings").toObject());
}

QCoro::Task<Result<protocol::PersonalSettings>> Api::changePersonalSettings(protocol::PersonalChange change)
{
    QJsonObject body;
    const auto put = [&body](const QString &key, const std::optional<bool> &value) {
        if (value)
            body.insert(key, *value);
    };
    put(QStringLiteral("tellsSeen"), change.tellsSeen);
    put(QStringLiteral("tellsLastSeen"), change.tellsLastSeen);
    put(QStringLiteral("tellsTyping"), change.tellsTyping);
    auto sending = send("PATCH", QStringLiteral("/api/v1/me/settings"), body);
    FOYER_CO_TRY(const QJsonObject answer, co_await sending);
    co_return protocol::personalSettingsFromJson(answer.value(u"settings").toObject());
}

QCoro::Task<Result<HistoryPage>> Api::around(protocol::MessagePlace place, int limit)
{
    const QString path = conversationPath(place.conversation) + QStringLiteral("/messages");
    const QString query = QStringLiteral("limit=%1&around=%2").arg(limit).arg(place.seq.value());
    FOYER_CO_TRY(const QJsonObject answer, co_await get(path, query));
    HistoryPage page;
    page.hasMore = answer.value(u"hasMore").toBool();
    page.hasNewer = answer.value(u"hasNewer").toBool();
    FOYER_CO_TRY(page.messages, messagesFrom(answer));
    co_return page;
}

QCoro::Task<Result<protocol::Message>> Api::edit(protocol::MessagePlace place, QString text)
{
    const QJsonObject body{{QStringLiteral("text"), text}};
    co_return co_await change("PATCH", messagePath(place), body);
}

QCoro::Task<Result<protocol::Message>> Api::recall(protocol::MessagePlace place)
{
    co_return co_await change("DELETE", messagePath(place));
}

QCoro::Task<Result<protocol::Message>> Api::react(protocol::MessagePlace place, QString emoji)
{
    co_return co_await change("PUT", reactionPath(place, emoji));
}

QCoro::Task<Result<protocol::Message>> Api::unreact(protocol::MessagePlace place, QString emoji)
{
    co_return co_await change("DELETE", reactionPath(place, emoji));
}

QCoro::Task<Result<protocol::Message>> Api::pin(protocol::MessagePlace place)
{
    co_return co_await change("PUT", messagePath(place) + QStringLiteral("/pin"));
}

QCoro::Task<Result<protocol::Message>> Api::unpin(protocol::MessagePlace place)
{
    co_return co_await change("DELETE", messagePath(place) + QStringLiteral("/pin"));
}

QCoro::Task<Result<QList<protocol::Message>>> Api::pins(ConversationId conversation)
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await get(conversationPath(conversation) + QStringLiteral("/pins")));
    co_return messagesFrom(answer);
}

QCoro::Task<Result<QList<Wording>>> Api::edits(protocol::MessagePlace place)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await get(messagePath(place) + QStringLiteral("/edits")));
    QList<Wording> wordings;
    const QJsonArray array = answer.value(u"edits").toArray();
    for (const QJsonValue &value : array) {
        wordings.append(Wording{value[QLatin1StringView("until")].toInteger(),
                                value[QLatin1StringView("text")].toString()});
    }
    co_return wordings;
}

QCoro::Task<Result<protocol::SearchAnswer>> Api::search(SearchQuery query)
{
    QString fields = QStringLiteral("limit=%1").arg(query.limit);
    const auto add = [&fields](const char *key, const QString &value) {
        const QByteArray encoded = QUrl::toPercentEncoding(value);
        fields += QStringLiteral("&%1=%2").arg(QLatin1String(key), QString::fromLatin1(encoded));
    };
    add("q", query.text);
    if (query.author.isValid())
        add("author", QString::number(query.author.value()));
    if (query.conversation.isValid())
        add("conversation", QString::number(query.conversation.value()));
    if (query.from > 0)
        add("from", QString::number(query.from));
    if (query.to > 0)
        add("to", QString::number(query.to));
    if (query.isWithImage)
        add("hasImage", QStringLiteral("true"));
    if (!query.before.isEmpty())
        add("before", query.before);
    FOYER_CO_TRY(const QJsonObject answer, co_await get(QStringLiteral("/api/v1/search"), fields));
    co_return protocol::searchAnswerFromJson(answer);
}

QCoro::Task<Result<QByteArray>> Api::picture(UploadId id, PictureSize size)
{
    QString path = QStringLiteral("/api/v1/images/") + id;
    if (size == PictureSize::Thumbnail)
        path += QStringLiteral("/thumbnail");
    QNetworkReply *reply = m_network.get(request(m_server.http(path)));
    FOYER_CO_TRY(QByteArray body, co_await bytes(reply));
    co_return body;
}

QCoro::Task<Result<protocol::Profile>> Api::profile(UserId user)
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await get(QStringLiteral("/api/v1/users/%1").arg(user.value())));
    co_return protocol::profileFromJson(answer.value(u"profile").toObject());
}

QCoro::Task<Result<protocol::Profile>> Api::changeProfile(ProfileChange change)
{
    QJsonObject body;
    if (change.displayName)
        body.insert(QStringLiteral("displayName"), *change.displayName);
    if (change.avatar)
        body.insert(QStringLiteral("avatar"), *change.avatar);
    if (change.status)
        body.insert(QStringLiteral("status"), protocol::toJson(*change.status));
    auto sending = send("PATCH", QStringLiteral("/api/v1/me"), jsonOf(body), kJson);
    FOYER_CO_TRY(const QJsonObject answer, co_await sending);
    co_return protocol::profileFromJson(answer.value(u"profile").toObject());
}

QCoro::Task<Result<protocol::Profile>> Api::setAvatar(QByteArray picture)
{
    auto sending = send("PUT", QStringLiteral("/api/v1/me/avatar"), std::move(picture), kBytes);
    FOYER_CO_TRY(const QJsonObject answer, co_await sending);
    co_return protocol::profileFromJson(answer.value(u"profile").toObject());
}

QCoro::Task<Result<>> Api::changePassword(QString password, QString newPassword)
{
    const QJsonObject body{{QStringLiteral("password"), password},
                           {QStringLiteral("newPassword"), newPassword}};
    auto sending = send("PUT", QStringLiteral("/api/v1/me/password"), jsonOf(body), kJson);
    FOYER_CO_CHECK(co_await sending);
    co_return Result<>();
}

QCoro::Task<Result<QList<protocol::User>>> Api::blocked()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await get(QStringLiteral("/api/v1/blocks")));
    co_return protocol::listOf<protocol::User>(answer.value(u"users").toArray(), protocol::userFromJson);
}

QCoro::Task<Result<>> Api::setBlocked(UserId user, bool isBlocked)
{
    const QByteArray verb = isBlocked ? "PUT" : "DELETE";
    auto sending = send(verb, QStringLiteral("/api/v1/blocks/%1").arg(user.value()), {}, kJson);
    FOYER_CO_CHECK(co_await sending);
    co_return Result<>();
}

bool Api::isUnreachable(const Error &error)
{
    return error.field == kNoServer;
}

QNetworkRequest Api::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

QCoro::Task<Result<QByteArray>> Api::bytes(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply, DeleteLater> owner(reply);
    co_await reply;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->readAll();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError)
        co_return body;
    if (status >= 400)
        co_return tl::unexpected(problemOf(status, body));
    co_return tl::unexpected(unreachable(reply->errorString()));
}

QCoro::Task<Result<QJsonObject>> Api::get(QString path, QString query)
{
    QUrl url = m_server.http(path);
    url.setQuery(query);
    QNetworkReply *reply = m_network.get(request(url));
    FOYER_CO_TRY(const QByteArray body, co_await bytes(reply));
    const auto object = parseJsonObject(body);
    if (!object)
        co_return tl::unexpected(unreachable(QStringLiteral("no JSON")));
    co_return *object;
}

QCoro::Task<Result<QJsonObject>> Api::post(QString path, QJsonObject body)
{
    return send("POST", std::move(path), std::move(body));
}

QCoro::Task<Result<protocol::Message>> Api::change(QByteArray verb, QString path, QJsonObject body)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await send(verb, path, body));
    co_return protocol::messageFromJson(answer.value(u"message").toObject());
}

QCoro::Task<Result<QJsonObject>> Api::send(QByteArray verb, QString path, QJsonObject body)
{
    return send(std::move(verb), std::move(path), jsonOf(body), kJson);
}

QCoro::Task<Result<QJsonObject>> Api::send(QByteArray verb, QString path, QByteArray body, QString type)
{
    QNetworkRequest message = request(m_server.http(path));
    message.setHeader(QNetworkRequest::ContentTypeHeader, type);
    QNetworkReply *reply = m_network.sendCustomRequest(message, verb, body);
    FOYER_CO_TRY(const QByteArray answer, co_await bytes(reply));
    if (answer.isEmpty())
        co_return QJsonObject();
    const auto object = parseJsonObject(answer);
    if (!object)
        co_return tl::unexpected(unreachable(QStringLiteral("no JSON")));
    co_return *object;
}

} // namespace foyer::client
