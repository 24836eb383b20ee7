// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/person.h"

#include "desktop/client/client_engine.h"

namespace foyer::chaos {
namespace {

using namespace std::chrono_literals;
using client::ClientEngine;
using client::ConnectionState;
using client::QueuedPost;

constexpr int kPauseMin = 20;
constexpr int kPauseMax = 150;
/// Of a hundred steps, how many end the engine; and for how long it is gone, in ms.
constexpr int kDeaths = 1;
constexpr int kGoneMin = 50;
constexpr int kGoneMax = 3'000;

ClientEngine::Settings settings(const QString &folder)
{
    ClientEngine::Settings settings;
    settings.dataFolder = folder;
    settings.link.firstDelay = 20ms;
    settings.link.longestDelay = 500ms;
    settings.link.attemptTimeout = 5s;
    settings.answerTimeout = 6s;
    return settings;
}

} // namespace

Person::Person(Account account, Rooms rooms, QString folder, Ledger &ledger, quint64 seed)
    : m_account(std::move(account))
    , m_rooms(std::move(rooms))
    , m_folder(std::move(folder))
    , m_ledger(ledger)
    , m_dice(seed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Person::act);
}

Person::~Person() = default;

void Person::start()
{
    live();
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

void Person::calm()
{
    m_isCalm = true;
    if (!m_engine)
        live();
}

void Person::live()
{
    const auto random = [dice = std::make_shared<Dice>(m_dice.seed())] {
        return dice->between(0, 999) / 1'000.0;
    };
    m_engine = std::make_unique<ClientEngine>(m_clock, random, settings(m_folder));
    const client::Replica &replica = m_engine->replica();
    connect(&m_engine->outbox(), &client::Outbox::changed, this, &Person::noteOutbox);
    connect(&replica, &client::Replica::messagesAppended, this, [this](ConversationId id, int count) {
        noteMessages(id, int(m_engine->replica().messages(id).size()) - count, count);
    });
    connect(&replica, &client::Replica::messagesPrepended, this,
            [this](ConversationId id, int count) { noteMessages(id, 0, count); });
    connect(&replica, &client::Replica::messagesReset, this,
            [this](ConversationId id) { noteMessages(id, 0, int(m_engine->replica().messages(id).size())); });
    connect(&replica, &client::Replica::messageChanged, this,
            [this](ConversationId id, int index) { noteMessages(id, index, 1); });
    const auto server = client::ServerAddress::fromInput(m_account.server.toString());
    const auto resumed = m_engine->resume(*server, m_account.user, m_account.token);
    if (!resumed)
        m_ledger.violated(QStringLiteral("client-broken"),
                          name() + QLatin1String(": ") + resumed.error().detail);
    for (const ConversationId id : QSet<ConversationId>(m_open.cbegin(), m_open.cend()))
        noteOutbox(id);
}

void Person::die()
{
    ++m_deaths;
    m_engine.reset();
}

void Person::act()
{
    if (m_isCalm)
        return;
    if (!m_engine) {
        live();
    } else if (m_dice.percent(kDeaths)) {
        die();
        m_timer.start(m_dice.between(kGoneMin, kGoneMax));
        return;
    } else {
        const ConversationId room = m_dice.pick(m_rooms.common);
        say(room);
        if (m_dice.percent(20) && m_engine->replica().conversation(room) != nullptr)
            m_engine->markRead(room, m_engine->replica().conversation(room)->lastSeq);
    }
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

void Person::say(ConversationId room)
{
    const QString text = QStringLiteral("%1 writes %2 🦊").arg(name()).arg(++m_written);
    const auto ref = m_engine->post(room, text);
    // Before the first sync it is in no room.
    if (!ref)
        return;
    m_ledger.wrote(name(), *ref, room, text);
    m_open.insert(*ref, room);
}

void Person::noteOutbox(ConversationId conversation)
{
    for (auto post = m_open.begin(); post != m_open.end();) {
        if (post.value() != conversation) {
            ++post;
            continue;
        }
        const auto queued = m_engine->outbox().find(post.key());
        const bool isFailed = queued && queued->state == QueuedPost::State::Failed;
        const bool isSent = !queued || queued->state == QueuedPost::State::Acknowledged;
        if (isFailed)
            m_ledger.toldFailed(name(), post.key());
        if (isSent)
            m_ledger.toldSent(name(), post.key());
        post = isFailed || isSent ? m_open.erase(post) : std::next(post);
    }
}

void Person::noteMessages(ConversationId conversation, int first, int count)
{
    const QList<protocol::Message> &messages = m_engine->replica().messages(conversation);
    for (int i = first; i < first + count; ++i)
        m_ledger.saw(name(), messages.at(i));
}

bool Person::isOnline() const
{
    return m_engine && m_engine->state() == ConnectionState::Online;
}

bool Person::isDrained() const
{
    return m_engine && m_engine->outbox().waitingCount() == 0;
}

QString Person::describe() const
{
    if (!m_engine)
        return name() + QLatin1String(" has no engine");
    return QStringLiteral("%1: state %2, session end %3, %4 posts not sent, next attempt in %5 ms")
        .arg(name())
        .arg(int(m_engine->state()))
        .arg(int(m_engine->sessionEnd()))
        .arg(m_engine->outbox().waitingCount())
        .arg(m_engine->untilRetry().count());
}

Revision Person::revision(ConversationId conversation) const
{
    return m_engine ? m_engine->replica().revision(conversation) : Revision();
}

void Person::readEverything()
{
    connect(
        m_engine.get(), &ClientEngine::olderFinished, this,
        [this](ConversationId id) { m_engine->loadOlder(id); }, Qt::QueuedConnection);
    const QList<ConversationId> conversations = m_engine->replica().conversations();
    for (const ConversationId id : conversations)
        m_engine->loadOlder(id);
}

bool Person::hasWhole() const
{
    const QList<ConversationId> conversations = m_engine->replica().conversations();
    return std::none_of(conversations.cbegin(), conversations.cend(),
                        [this](ConversationId id) { return m_engine->replica().hasOlder(id); });
}

HeldState Person::held() const
{
    HeldState state{name(), {}};
    const client::Replica &replica = m_engine->replica();
    const QList<ConversationId> conversations = replica.conversations();
    for (const ConversationId id : conversations)
        state.conversations.insert(id, {replica.revision(id), replica.messages(id), replica.hasOlder(id)});
    return state;
}

} // namespace foyer::chaos
