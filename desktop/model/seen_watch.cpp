// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/seen_watch.h"

#include "common/base/limits.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/conversation_title.h"

namespace foyer::model {

namespace {
/// So many are named; of more, only how many.
constexpr qsizetype kNamed = 3;
} // namespace

SeenWatch::SeenWatch(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    const client::Replica &replica = engine.replica();
    const auto followIf = [this](ConversationId id) {
        if (id == m_conversation)
            follow();
    };
    connect(&replica, &client::Replica::messagesReset, this, followIf);
    connect(&replica, &client::Replica::messagesAppended, this, followIf);
    connect(&replica, &client::Replica::messageChanged, this, followIf);
    connect(&engine, &client::ClientEngine::stateChanged, this, [this] {
        if (m_engine.state() == client::ConnectionState::Online)
            ask();
    });
    client::Company &company = engine.company();
    connect(&company, &client::Company::settingsChanged, this, &SeenWatch::ask);
    connect(&company, &client::Company::seenLoaded, this, &SeenWatch::onLoaded);
    connect(&company, &client::Company::seenChanged, this, &SeenWatch::onSeen);
}

void SeenWatch::setConversation(ConversationId id)
{
    m_conversation = id;
    follow();
}

void SeenWatch::follow()
{
    const QList<protocol::Message> &messages = m_engine.replica().messages(m_conversation);
    const protocol::Conversation *conversation = m_engine.replica().conversation(m_conversation);
    const bool isFollowed = conversation != nullptr && conversation->memberCount <= limits::kSeenMembersMax
        && !messages.isEmpty() && messages.constLast().author.id == m_engine.user().id
        && !messages.constLast().notice && messages.constLast().recalledAt == 0;
    const protocol::MessagePlace place = isFollowed
        ? protocol::MessagePlace{m_conversation, messages.constLast().seq}
        : protocol::MessagePlace{};
    if (place.conversation == m_place.conversation && place.seq == m_place.seq)
        return;
    m_createdAt = isFollowed ? messages.constLast().createdAt : 0;
    m_place = place;
    m_users.clear();
    emit changed();
    ask();
}

void SeenWatch::ask()
{
    m_isTold = false;
    m_isStale = false;
    if (m_place.seq.isValid())
        m_engine.company().loadSeen(m_place);
}

void SeenWatch::onLoaded(const protocol::MessagePlace &place, bool isTold, const QList<protocol::User> &users)
{
    if (place.conversation != m_place.conversation || place.seq != m_place.seq)
        return;
    if (m_isStale) {
        ask();
        return;
    }
    m_isTold = isTold;
    setUsers(isTold ? users : QList<protocol::User>());
}

void SeenWatch::onSeen(const protocol::SeenEvent &event)
{
    if (!m_place.seq.isValid() || event.conversation != m_place.conversation)
        return;
    if (!m_isTold) {
        m_isStale = true;
        return;
    }
    QList<protocol::User> users = m_users;
    users.removeIf([&event](const protocol::User &user) { return user.id == event.user.id; });
    // Who joined later has not seen what was written before.
    if (event.seq >= m_place.seq && event.joinedAt <= m_createdAt)
        users.append(event.user);
    setUsers(users);
}

void SeenWatch::setUsers(const QList<protocol::User> &users)
{
    if (users == m_users)
        return;
    m_users = users;
    emit changed();
}

QString SeenWatch::line(const QList<protocol::User> &users)
{
    if (users.isEmpty())
        return {};
    if (users.size() > kNamed)
        return tr("Seen by %n people", nullptr, int(users.size()));
    QStringList names;
    for (const protocol::User &user : users)
        names.append(nameOf(user));
    return tr("Seen by %1").arg(names.join(tr(", ", "between names")));
}

} // namespace foyer::model
