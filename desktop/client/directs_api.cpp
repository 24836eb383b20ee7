// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/directs_api.h"

#include "desktop/client/answer_reading.h"
#include "desktop/client/api_query.h"
#include "desktop/client/http_caller.h"

#include <QJsonObject>

namespace foyer::client {

using protocol::Conversation;
using protocol::User;

QCoro::Task<Result<QList<User>>> DirectsApi::people(QString words)
{
    ApiQuery query;
    query.add(QLatin1String("q"), words);
    auto asking = m_http.get(QStringLiteral("/users"), query.text());
    FOYER_CO_TRY(const QJsonObject answer, co_await asking);
    co_return listIn<User>(answer, QLatin1String("users"), &protocol::userFromJson);
}

QCoro::Task<Result<Conversation>> DirectsApi::open(UserId user)
{
    auto asking = m_http.send("PUT", QStringLiteral("/directs/%1").arg(user.value()));
    FOYER_CO_TRY(const QJsonObject answer, co_await asking);
    co_return understood(protocol::conversationFromJson(answer));
}

QCoro::Task<Result<>> DirectsApi::hide(ConversationId conversation)
{
    auto asking = m_http.send("POST", QStringLiteral("/conversations/%1/hide").arg(conversation.value()));
    FOYER_CO_CHECK(co_await asking);
    co_return Result<>{};
}

} // namespace foyer::client
