// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/api.h"

#include "common/base/limits.h"
#include "desktop/client/answer_reading.h"
#include "desktop/client/api_query.h"

#include <QSysInfo>

namespace foyer::client {

using protocol::Message;
using protocol::MessagePlace;

namespace {

const QLatin1String kMessage("message");
const QLatin1String kMessages("messages");

QString clientName()
{
    return QStringLiteral("Foyer desktop on %1")
        .arg(QSysInfo::prettyProductName())
        .left(limits::kClientNameMax);
}

Result<OpenSession> openSessionFrom(const QJsonObject &object)
{
    OpenSession open;
    FOYER_TRY(open.user, partIn<protocol::User>(object, QLatin1String("user"), protocol::userFromJson));
    FOYER_TRY(open.session,
              partIn<protocol::Session>(object, QLatin1String("session"), protocol::sessionFromJson));
    open.token = object.value(u"token").toString().toUtf8();
    open.isNewAccount = object.value(u"created").toBool();
    return open;
}

QString conversationPath(ConversationId conversation, const QString &rest = {})
{
    return QStringLiteral("/conversations/%1").arg(conversation.value()) + rest;
}

QString messagePath(const MessagePlace &place, const QString &rest = {})
{
    return conversationPath(place.conversation, QStringLiteral("/messages/%1").arg(place.seq.value())) + rest;
}

QString reactionPath(const MessagePlace &place, const QString &emoji)
{
    return messagePath(place, QStringLiteral("/reactions/") + emoji);
}

Result<HistoryPage> historyPageFrom(const QJsonObject &answer)
{
    HistoryPage page;
    page.hasMore = answer.value(u"hasMore").toBool();
    page.hasNewer = answer.value(u"hasNewer").toBool();
    FOYER_TRY(page.messages, listIn<Message>(answer, kMessages, protocol::messageFromJson));
    return page;
}

Result<Wording> wordingFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    Wording wording;
    wording.until = reader.integer(QLatin1String("until"), 0, JsonReader::kMaxSafeInteger);
    wording.text = reader.string(QLatin1String("text"));
    FOYER_CHECK(reader.check());
    return wording;
}

QString queryOf(const SearchQuery &search)
{
    ApiQuery query;
    query.add(QLatin1String("limit"), search.limit);
    query.add(QLatin1String("q"), search.text);
    query.add(QLatin1String("author"), search.author.value());
    query.add(QLatin1String("conversation"), search.conversation.value());
    query.add(QLatin1String("from"), search.from);
    query.add(QLatin1String("to"), search.to);
    query.addFlag(QLatin1String("hasImage"), search.isWithImage);
    query.add(QLatin1String("before"), search.before);
    return query.text();
}

} // namespace

Api::Api(ServerAddress server, QObject *parent)
    : QObject(parent)
    , m_http(std::move(server))
{
}

std::shared_ptr<Api> Api::make(ServerAddress server)
{
    return {new Api(std::move(server)), [](Api *api) {
                api->deleteLater();
            }};
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
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.send("POST", QStringLiteral("/sign-in"), body));
    auto open = openSessionFrom(answer);
    if (open && open->token.isEmpty())
        co_return understood<OpenSession>(fail(ErrorCode::InvalidField, {}, QStringLiteral("token")));
    co_return open;
}

QCoro::Task<Result<>> Api::signOut()
{
    FOYER_CO_CHECK(co_await m_caller.send("POST", QStringLiteral("/sign-out")));
    co_return Result<>();
}

QCoro::Task<Result<OpenSession>> Api::takeBack()
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_caller.send("POST", QStringLiteral("/session/take-back")));
    co_return openSessionFrom(answer);
}

QCoro::Task<Result<>> Api::checkSession()
{
    FOYER_CO_CHECK(co_await m_caller.get(QStringLiteral("/me")));
    co_return Result<>();
}

QCoro::Task<Result<ChangeLimits>> Api::changeLimits()
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.get(QStringLiteral("/server")));
    co_return partIn<ChangeLimits>(answer, QLatin1String("limits"), changeLimitsFromJson);
}

QCoro::Task<Result<HistoryPage>> Api::history(ConversationId conversation, Seq before, int limit)
{
    ApiQuery query;
    query.add(QLatin1String("limit"), limit);
    query.add(QLatin1String("before"), before.value());
    const QString path = conversationPath(conversation, QStringLiteral("/messages"));
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.get(path, query.text()));
    co_return historyPageFrom(answer);
}

QCoro::Task<Result<HistoryPage>> Api::around(MessagePlace place, int limit)
{
    ApiQuery query;
    query.add(QLatin1String("limit"), limit);
    query.add(QLatin1String("around"), place.seq.value());
    const QString path = conversationPath(place.conversation, QStringLiteral("/messages"));
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.get(path, query.text()));
    co_return historyPageFrom(answer);
}

QCoro::Task<Result<QList<protocol::Member>>> Api::members(ConversationId conversation)
{
    const QString path = conversationPath(conversation, QStringLiteral("/members"));
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.get(path));
    co_return listIn<protocol::Member>(answer, QLatin1String("members"), protocol::memberFromJson);
}

QCoro::Task<Result<SeenBy>> Api::seenBy(MessagePlace place)
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_caller.get(messagePath(place, QStringLiteral("/seen"))));
    SeenBy seen;
    seen.isTold = answer.value(u"told").toBool();
    FOYER_CO_TRY(seen.users, listIn<protocol::User>(answer, QLatin1String("users"), protocol::userFromJson));
    co_return seen;
}

QCoro::Task<Result<Message>> Api::edit(MessagePlace place, QString text)
{
    const QJsonObject body{{QStringLiteral("text"), text}};
    co_return co_await change("PATCH", messagePath(place), body);
}

QCoro::Task<Result<Message>> Api::recall(MessagePlace place)
{
    co_return co_await change("DELETE", messagePath(place));
}

QCoro::Task<Result<Message>> Api::react(MessagePlace place, QString emoji)
{
    co_return co_await change("PUT", reactionPath(place, emoji));
}

QCoro::Task<Result<Message>> Api::unreact(MessagePlace place, QString emoji)
{
    co_return co_await change("DELETE", reactionPath(place, emoji));
}

QCoro::Task<Result<Message>> Api::pin(MessagePlace place)
{
    co_return co_await change("PUT", messagePath(place, QStringLiteral("/pin")));
}

QCoro::Task<Result<Message>> Api::unpin(MessagePlace place)
{
    co_return co_await change("DELETE", messagePath(place, QStringLiteral("/pin")));
}

QCoro::Task<Result<QList<Message>>> Api::pins(ConversationId conversation)
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_caller.get(conversationPath(conversation, QStringLiteral("/pins"))));
    co_return listIn<Message>(answer, kMessages, protocol::messageFromJson);
}

QCoro::Task<Result<QList<Wording>>> Api::edits(MessagePlace place)
{
    FOYER_CO_TRY(const QJsonObject answer,
                 co_await m_caller.get(messagePath(place, QStringLiteral("/edits"))));
    co_return listIn<Wording>(answer, QLatin1String("edits"), wordingFromJson);
}

QCoro::Task<Result<protocol::SearchAnswer>> Api::search(SearchQuery query)
{
    const QString fields = queryOf(query);
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.get(QStringLiteral("/search"), fields));
    co_return understood(protocol::searchAnswerFromJson(answer));
}

QCoro::Task<Result<QByteArray>> Api::picture(UploadId id, PictureSize size)
{
    QString path = QStringLiteral("/images/") + id;
    if (size == PictureSize::Thumbnail)
        path += QStringLiteral("/thumbnail");
    return m_caller.fetch(path);
}

QCoro::Task<Result<protocol::Image>> Api::sendPicture(QByteArray bytes)
{
    auto sending = m_caller.sendFile("POST", QStringLiteral("/images"), std::move(bytes));
    FOYER_CO_TRY(const QJsonObject answer, co_await sending);
    co_return understood(protocol::imageFromJson(answer));
}

QCoro::Task<Result<Message>> Api::change(QByteArray verb, QString path, QJsonObject body)
{
    FOYER_CO_TRY(const QJsonObject answer, co_await m_caller.send(verb, path, body));
    co_return partIn<Message>(answer, kMessage, protocol::messageFromJson);
}

} // namespace foyer::client
