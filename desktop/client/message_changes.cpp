// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/message_changes.h"

namespace foyer::client {

using protocol::MessagePlace;

MessageChanges::MessageChanges(const std::shared_ptr<Api> &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void MessageChanges::edit(const MessagePlace &place, const QString &text)
{
    change(place, [place, text](Api &api) { return api.edit(place, text); });
}

void MessageChanges::recall(const MessagePlace &place)
{
    change(place, [place](Api &api) { return api.recall(place); });
}

void MessageChanges::react(const MessagePlace &place, const QString &emoji)
{
    change(place, [place, emoji](Api &api) { return api.react(place, emoji); });
}

void MessageChanges::unreact(const MessagePlace &place, const QString &emoji)
{
    change(place, [place, emoji](Api &api) { return api.unreact(place, emoji); });
}

void MessageChanges::pin(const MessagePlace &place)
{
    change(place, [place](Api &api) { return api.pin(place); });
}

void MessageChanges::unpin(const MessagePlace &place)
{
    change(place, [place](Api &api) { return api.unpin(place); });
}

void MessageChanges::change(const MessagePlace &place, const Call &call)
{
    if (m_api != nullptr)
        doChange(place, call);
}

QCoro::Task<> MessageChanges::doChange(MessagePlace place, Call call)
{
    const std::shared_ptr<Api> api = m_api;
    const auto answer = co_await call(*api);
    // The account may have been left meanwhile; then its answer counts for nothing.
    if (api != m_api)
        co_return;
    if (answer)
        emit changed(*answer);
    else
        emit refused(place, answer.error());
}

void MessageChanges::loadPins(ConversationId conversation)
{
    if (m_api != nullptr)
        doLoadPins(conversation);
}

QCoro::Task<> MessageChanges::doLoadPins(ConversationId conversation)
{
    const std::shared_ptr<Api> api = m_api;
    const auto pins = co_await api->pins(conversation);
    if (api != m_api)
        co_return;
    if (pins)
        emit pinsLoaded(conversation, *pins);
    else
        emit refused(MessagePlace{conversation, Seq()}, pins.error());
}

void MessageChanges::loadEdits(const MessagePlace &place)
{
    if (m_api != nullptr)
        doLoadEdits(place);
}

QCoro::Task<> MessageChanges::doLoadEdits(MessagePlace place)
{
    const std::shared_ptr<Api> api = m_api;
    const auto edits = co_await api->edits(place);
    if (api != m_api)
        co_return;
    if (edits)
        emit editsLoaded(place, *edits);
    else
        emit refused(place, edits.error());
}

void MessageChanges::loadAround(const MessagePlace &place, int limit)
{
    if (m_api != nullptr)
        doLoadAround(place, limit);
}

QCoro::Task<> MessageChanges::doLoadAround(MessagePlace place, int limit)
{
    const std::shared_ptr<Api> api = m_api;
    const auto page = co_await api->around(place, limit);
    if (api != m_api)
        co_return;
    if (page)
        emit aroundLoaded(place, *page);
    else
        emit refused(place, page.error());
}

} // namespace foyer::client
