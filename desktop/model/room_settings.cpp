// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/room_settings.h"

#include "desktop/client/abilities.h"
#include "desktop/client/client_engine.h"

#include <QPointer>

namespace foyer::model {

using client::Api;

namespace {

/// Passes on whether it worked; what the answer says comes by the connection too.
template<typename T>
client::Answer<T> only(const RoomSettings::Done &done)
{
    return [done](const Result<T> &answer) {
        done(answer ? Result<>() : tl::unexpected(answer.error()));
    };
}

} // namespace

RoomSettings::RoomSettings(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

const protocol::Conversation *RoomSettings::conversation(ConversationId id) const
{
    return m_engine.replica().conversation(id);
}

bool RoomSettings::may(ConversationId room, protocol::Right right) const
{
    const protocol::Conversation *held = conversation(room);
    return held != nullptr && client::mayRun(m_engine.user(), *held, right);
}

Timestamp RoomSettings::now() const
{
    return m_engine.clock().now();
}

void RoomSettings::create(const NewRoom &room, QObject *asker,
                          const client::Answer<protocol::Conversation> &answer)
{
    m_engine.server().ask(
        asker, [room](Api &api) { return api.rooms().create(room); },
        [this, answer](const Result<protocol::Conversation> &made) {
            if (made)
                m_engine.take(*made);
            answer(made);
        });
}

void RoomSettings::setPreferences(ConversationId conversation, const PreferenceChange &change, QObject *asker,
                                  const Done &done)
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().setPreferences(conversation, change); },
        only<protocol::Conversation>(done));
}

void RoomSettings::change(ConversationId room, const RoomChange &change, QObject *asker, const Done &done)
{
    m_engine.server().ask(
        asker, [=](Api &api) { return api.rooms().change(room, change); },
        only<protocol::Conversation>(done));
}

void RoomSettings::setCover(ConversationId room, const QByteArray &picture, QObject *asker, const Done &done)
{
    m_engine.server().ask(
        asker, [picture](Api &api) { return api.sendPicture(picture); },
        [this, room, asker = QPointer<QObject>(asker), done](const Result<protocol::Image> &image) {
            if (!image) {
                done(tl::unexpected(image.error()));
                return;
            }
            RoomChange wanted;
            wanted.cover = image->id;
            change(room, wanted, asker, done);
        });
}

void RoomSettings::leave(ConversationId room, QObject *asker, const Done &done)
{
    m_engine.server().ask(
        asker, [room](Api &api) { return api.rooms().leave(room); }, done);
}

} // namespace foyer::model
