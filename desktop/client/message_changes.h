// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/message.h"
#include "desktop/client/api.h"

#include <QCoroTask>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace foyer::client {

/// What a person does to messages that are there already, and the looks into the past that go with it. Nothing is
/// shown before the server has agreed; every call is answered by a signal, unless the account is left meanwhile.
/// Thread: the one that made it.
class MessageChanges : public QObject
{
    Q_OBJECT

public:
    /// `api` is the owner's own: null while nobody is signed in. It must outlive this, and be abandoned before.
    explicit MessageChanges(const std::shared_ptr<Api> &api, QObject *parent = nullptr);

    /// Answered by changed() or refused(): NotFound, MessageRecalled, Forbidden, TooLate, LimitReached and so on.
    void edit(const protocol::MessagePlace &place, const QString &text);
    void recall(const protocol::MessagePlace &place);
    void react(const protocol::MessagePlace &place, const QString &emoji);
    void unreact(const protocol::MessagePlace &place, const QString &emoji);
    void pin(const protocol::MessagePlace &place);
    void unpin(const protocol::MessagePlace &place);

    /// Answered by pinsLoaded() or refused() with an invalid seq.
    void loadPins(ConversationId conversation);
    /// Answered by editsLoaded() or refused().
    void loadEdits(const protocol::MessagePlace &place);
    /// Answered by aroundLoaded() or refused().
    void loadAround(const protocol::MessagePlace &place, int limit);

signals:
    /// The message as it is now. It is pushed to everyone as well, in its order.
    void changed(const foyer::protocol::Message &message);
    void refused(const foyer::protocol::MessagePlace &place, const foyer::Error &error);
    void pinsLoaded(foyer::ConversationId conversation, const QList<foyer::protocol::Message> &pins);
    void editsLoaded(const foyer::protocol::MessagePlace &place, const QList<foyer::client::Wording> &edits);
    void aroundLoaded(const foyer::protocol::MessagePlace &place, const foyer::client::HistoryPage &page);

private:
    using Call = std::function<QCoro::Task<Result<protocol::Message>>(Api &api)>;
    void change(const protocol::MessagePlace &place, const Call &call);
    QCoro::Task<> doChange(protocol::MessagePlace place, Call call);
    QCoro::Task<> doLoadPins(ConversationId conversation);
    QCoro::Task<> doLoadEdits(protocol::MessagePlace place);
    QCoro::Task<> doLoadAround(protocol::MessagePlace place, int limit);

    const std::shared_ptr<Api> &m_api;
};

} // namespace foyer::client
