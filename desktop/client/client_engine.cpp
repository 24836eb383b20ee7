// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/client_engine.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/names.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>
#include <variant>

namespace foyer::client {

namespace {

/// The folder of one account on one server: readable enough to be found, safe as a name.
QString accountFolder(const QString &dataFolder, const ServerAddress &server, UserId user)
{
    const QByteArray hash = QCryptographicHash::hash(server.display().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/accounts/%2-%3")
        .arg(dataFolder, QString::fromLatin1(hash.toHex().left(16)))
        .arg(user.value());
}

bool isWorthAnotherTry(ErrorCode code)
{
    return code == ErrorCode::TooManyRequests || code == ErrorCode::Unavailable;
}

bool isSessionError(ErrorCode code)
{
    return code == ErrorCode::NotSignedIn || code == ErrorCode::SessionReplaced;
}

} // namespace

ClientEngine::ClientEngine(const Clock &clock, Backoff::Random random, Settings settings, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_replica(m_cache)
    , m_outbox(clock)
    , m_link(clock, std::move(random), m_settings.link)
    , m_company(clock, m_link)
{
    connect(&m_link, &Link::stateChanged, this, &ClientEngine::onLinkState);
    connect(&m_link, &Link::received, this, &ClientEngine::onEvent);
    connect(&m_link, &Link::attemptFailed, this, [this] { askWhetherSessionHolds(); });
    connect(&m_link, &Link::sessionEnded, this, [this] {
        if (m_state != ConnectionState::SessionOver)
            onSessionOver(protocol::SessionEnd::Expired);
    });
    connect(&m_changes, &MessageChanges::changed, this,
            [this](const protocol::Message &message) { onMessage({message}); });
    connect(&m_answerTimer, &QTimer::timeout, this, &ClientEngine::checkAnswers);
    m_answerTimer.setInterval(m_settings.answerTimeout / 4);
}

ClientEngine::~ClientEngine()
{
    // Ends the waiting coroutines of this object while all of it is there.
    replaceApi(nullptr);
}

void ClientEngine::replaceApi(std::shared_ptr<Api> api)
{
    const std::shared_ptr<Api> old = std::exchange(m_api, std::move(api));
    if (old != nullptr)
        old->abandon();
}

void ClientEngine::signIn(ServerAddress server, Credentials credentials)
{
    replaceApi(Api::make(std::move(server)));
    doSignIn(std::move(credentials));
}

QCoro::Task<> ClientEngine::doSignIn(Credentials credentials)
{
    const std::shared_ptr<Api> api = m_api;
    const auto open = co_await api->signIn(std::move(credentials));
    // Another attempt may have taken its place; then its answer counts for nothing.
    if (api != m_api)
        co_return;
    if (!open) {
        emit signInFailed(open.error());
        co_return;
    }
    if (const auto opened = openAccount(open->user, open->token); !opened) {
        // Without a place for unsent messages nothing is promised: the session is given back.
        api->setToken(open->token);
        sayGoodbye(std::exchange(m_api, nullptr));
        emit signInFailed(opened.error());
        co_return;
    }
    emit signedIn(open->isNewAccount);
}

Result<> ClientEngine::resume(ServerAddress server, protocol::User user, QByteArray token)
{
    replaceApi(Api::make(std::move(server)));
    return openAccount(user, token);
}

Result<> ClientEngine::openAccount(const protocol::User &user, const QByteArray &token)
{
    closeAccount();
    const QString folder = accountFolder(m_settings.dataFolder, m_api->server(), user.id);
    FOYER_CHECK(m_outbox.open(folder + QStringLiteral("/outbox.sqlite")));
    if (const auto opened = m_cache.open(folder + QStringLiteral("/cache.sqlite")); !opened)
        qCWarning(lcClient) << "event=no-cache detail=" << opened.error().detail;
    m_user = user;
    m_token = token;
    m_api->setToken(token);
    m_company.setAccount(user.id, m_api);
    m_replica.setUser(user.id);
    m_replica.load();
    const QList<ConversationId> known = m_replica.conversations();
    for (const ConversationId id : known)
        confirmOwn(m_replica.messages(id));
    m_answerTimer.start();
    m_link.open(m_api->server().webSocket(), token);
    return {};
}

void ClientEngine::closeAccount()
{
    m_answerTimer.stop();
    m_link.close();
    m_inFlight.clear();
    m_resting.clear();
    m_company.setAccount({}, nullptr);
    m_loadingOlder.clear();
    m_blocked.clear();
    m_outbox.close();
    m_cache.close();
    m_replica.clear();
}

void ClientEngine::signOut()
{
    if (m_api == nullptr)
        return;
    // The call keeps its Api alive, so that the server hears of it while everything here is gone already.
    sayGoodbye(std::exchange(m_api, nullptr));
    m_cache.remove();
    closeAccount();
    m_user = {};
    m_token.clear();
    setState(ConnectionState::SignedOut);
    emit signedOut();
}

QCoro::Task<> ClientEngine::sayGoodbye(std::shared_ptr<Api> api)
{
    const auto done = co_await api->signOut();
    if (!done)
        qCInfo(lcClient) << "event=sign-out-unheard detail=" << done.error().detail;
}

void ClientEngine::takeBack()
{
    if (m_state == ConnectionState::SessionOver && m_api != nullptr)
        doTakeBack();
}

QCoro::Task<> ClientEngine::doTakeBack()
{
    const std::shared_ptr<Api> api = m_api;
    const auto open = co_await api->takeBack();
    if (api != m_api)
        co_return;
    if (!open) {
        emit takeBackFailed(open.error());
        co_return;
    }
    m_link.open(api->server().webSocket(), m_token);
}

void ClientEngine::retryNow()
{
    m_link.retryNow();
}

QString ClientEngine::serverName() const
{
    return m_api == nullptr ? QString() : m_api->server().display();
}

Result<Ref> ClientEngine::post(ConversationId conversation, const QString &text, Seq replyTo)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::TextEmpty, {}, QStringLiteral("text"));
    if (text::codePointCount(text) > limits::kTextLength)
        return fail(ErrorCode::TextTooLong, {}, QStringLiteral("text"));
    if (m_replica.conversation(conversation) == nullptr)
        return fail(ErrorCode::NotMember);
    FOYER_TRY(Ref ref, m_outbox.add({conversation, text, replyTo}));
    sendWaiting();
    return ref;
}

Result<Ref> ClientEngine::forward(const protocol::MessagePlace &what, ConversationId to)
{
    if (m_replica.conversation(what.conversation) == nullptr || m_replica.conversation(to) == nullptr)
        return fail(ErrorCode::NotMember);
    FOYER_TRY(Ref ref, m_outbox.add({to, {}, {}, what}));
    sendWaiting();
    return ref;
}

void ClientEngine::retryPost(const Ref &ref)
{
    m_outbox.retry(ref);
    sendWaiting();
}

void ClientEngine::discardPost(const Ref &ref)
{
    const auto post = m_outbox.find(ref);
    if (post && post->state == QueuedPost::State::Failed)
        m_outbox.discard(ref);
}

void ClientEngine::markRead(ConversationId conversation, Seq seq)
{
    if (!m_replica.markRead(conversation, seq))
        return;
    if (m_state == ConnectionState::Online)
        m_link.send(protocol::ReadRequest{conversation, seq});
    askForGaps();
}

Result<> ClientEngine::markUnread(ConversationId conversation, Seq seq)
{
    const protocol::ReadRequest back{conversation, Seq(std::max<qint64>(0, seq.value() - 1)),
                                     protocol::ReadDirection::Back};
    if (m_state != ConnectionState::Online || !m_link.send(back))
        return fail(ErrorCode::Unavailable, QStringLiteral("not connected"));
    m_replica.markUnread(conversation, back.seq);
    askForGaps();
    return {};
}

void ClientEngine::loadOlder(ConversationId conversation)
{
    if (m_api == nullptr || m_loadingOlder.contains(conversation) || !m_replica.hasOlder(conversation))
        return;
    if (m_replica.prependCached(conversation, limits::kPageDefault) > 0) {
        emit olderFinished(conversation);
        return;
    }
    m_loadingOlder.insert(conversation);
    doLoadOlder(conversation);
}

QCoro::Task<> ClientEngine::doLoadOlder(ConversationId conversation)
{
    const std::shared_ptr<Api> api = m_api;
    const Seq before = m_replica.messages(conversation).constFirst().seq;
    const auto page = co_await api->history(conversation, before, limits::kPageDefault);
    if (api != m_api)
        co_return;
    m_loadingOlder.remove(conversation);
    if (page)
        m_replica.prepend(conversation, page->messages);
    else
        emit olderFailed(conversation);
    emit olderFinished(conversation);
}

bool ClientEngine::isLoadingOlder(ConversationId conversation) const
{
    return m_loadingOlder.contains(conversation);
}

void ClientEngine::loadPicture(const UploadId &id, PictureSize size)
{
    if (m_api != nullptr)
        doLoadPicture(id, size);
}

QCoro::Task<> ClientEngine::doLoadPicture(UploadId id, PictureSize size)
{
    const std::shared_ptr<Api> api = m_api;
    const auto bytes = co_await api->picture(id, size);
    if (api != m_api)
        co_return;
    emit pictureLoaded(id, size, bytes.value_or(QByteArray()));
}

void ClientEngine::loadRooms()
{
    if (m_api != nullptr)
        doLoadRooms();
}

int ClientEngine::search(const SearchQuery &query)
{
    const int ticket = ++m_lastSearch;
    if (m_api != nullptr)
        doSearch(query, ticket);
    return ticket;
}

QCoro::Task<> ClientEngine::doSearch(SearchQuery query, int ticket)
{
    const std::shared_ptr<Api> api = m_api;
    const auto answer = co_await api->search(std::move(query));
    if (api != m_api)
        co_return;
    if (answer)
        emit searched(ticket, *answer);
    else
        emit searchFailed(ticket, answer.error());
}

QCoro::Task<> ClientEngine::doLoadRooms()
{
    const std::shared_ptr<Api> api = m_api;
    const auto rooms = co_await api->rooms();
    if (api != m_api)
        co_return;
    if (rooms)
        emit roomsLoaded(*rooms);
    else
        emit roomsFailed(rooms.error());
}

void ClientEngine::joinRoom(ConversationId room)
{
    if (m_api != nullptr)
        doJoinRoom(room);
}

QCoro::Task<> ClientEngine::doJoinRoom(ConversationId room)
{
    const std::shared_ptr<Api> api = m_api;
    const auto conversation = co_await api->joinRoom(room);
    if (api != m_api)
        co_return;
    if (!conversation) {
        emit roomsFailed(conversation.error());
        co_return;
    }
    m_replica.apply(protocol::ConversationEvent{*conversation});
    askForGaps();
    emit joined(conversation->id);
}

QCoro::Task<> ClientEngine::askWhetherSessionHolds()
{
    if (m_api == nullptr || m_isAsking)
        co_return;
    m_isAsking = true;
    const std::shared_ptr<Api> api = m_api;
    const auto holds = co_await api->checkSession();
    m_isAsking = false;
    if (api != m_api || holds || !isSessionError(holds.error().code))
        co_return;
    const bool isReplaced = holds.error().code == ErrorCode::SessionReplaced;
    onSessionOver(isReplaced ? protocol::SessionEnd::Replaced : protocol::SessionEnd::Expired);
}

void ClientEngine::onLinkState()
{
    switch (m_link.state()) {
    case Link::State::Closed:
        break;
    case Link::State::Connecting:
        setState(ConnectionState::Connecting);
        break;
    case Link::State::Open:
        setState(ConnectionState::CatchingUp);
        m_link.send(protocol::SyncRequest{m_replica.revisions(), false});
        break;
    case Link::State::Waiting:
        // Nobody will answer these any more: they go out again, under the same refs, after the next sync.
        m_inFlight.clear();
        m_replica.forgetGaps();
        m_company.disconnected();
        setState(ConnectionState::Waiting);
        break;
    }
}

void ClientEngine::onEvent(const protocol::ServerEvent &event)
{
    struct Visitor
    {
        ClientEngine &self;
        void operator()(const protocol::Hello &hello) const { self.m_user = hello.user; }
        void operator()(const protocol::SyncAnswer &answer) const { self.onSync(answer); }
        void operator()(const protocol::MessageEvent &message) const { self.onMessage(message); }
        void operator()(const protocol::Posted &posted) const { self.onPosted(posted); }
        void operator()(const protocol::Refused &refused) const { self.onRefused(refused); }
        void operator()(const protocol::SessionEnded &ended) const { self.onSessionOver(ended.reason); }
        void operator()(const protocol::Pong &) const { }
        void operator()(const protocol::ConversationEvent &changed) const
        {
            self.m_replica.apply(changed);
            self.askForGaps();
        }
        void operator()(const protocol::RoomEvent &room) const { self.m_replica.apply(room); }
        void operator()(const protocol::LeftEvent &left) const
        {
            self.m_replica.apply(left);
            self.m_company.apply(left);
        }
        void operator()(const protocol::MembersEvent &members) const
        {
            self.m_replica.apply(members);
            self.m_company.apply(members);
        }
        void operator()(const protocol::PresenceEvent &presence) const
        {
            self.m_replica.apply(presence);
            self.m_company.apply(presence);
        }
        void operator()(const protocol::ReadEvent &read) const
        {
            self.m_replica.apply(read);
            self.askForGaps();
        }
        void operator()(const protocol::SeenEvent &seen) const { self.m_company.apply(seen); }
        void operator()(const protocol::TypingEvent &typing) const { self.m_company.apply(typing); }
        void operator()(const protocol::SettingsEvent &changed) const { self.m_company.apply(changed); }
        void operator()(const protocol::UserEvent &changed) const { self.onUser(changed); }
        void operator()(const protocol::BlockEvent &block) const { self.onBlock(block); }
    };
    std::visit(Visitor{*this}, event);
}

void ClientEngine::onSync(const protocol::SyncAnswer &answer)
{
    m_replica.apply(answer);
    for (const protocol::ConversationSync &sync : answer.conversations) {
        confirmOwn(sync.messages);
        settle(sync.conversation.id);
    }
    if (!answer.isPartial && m_state == ConnectionState::CatchingUp) {
        setState(ConnectionState::Online);
        sendReads();
        sendWaiting();
        m_company.connected();
        doLoadBlocked();
    }
    askForGaps();
}

void ClientEngine::onUser(const protocol::UserEvent &event)
{
    m_replica.apply(event);
    m_company.apply(event);
    if (event.profile.user.id == m_user.id)
        m_user = event.profile.user;
    emit profileChanged(event.profile);
}

void ClientEngine::onBlock(const protocol::BlockEvent &event)
{
    if (event.isBlocked)
        m_blocked.insert(event.user.id);
    else
        m_blocked.remove(event.user.id);
    emit blockedChanged();
}

QCoro::Task<> ClientEngine::doLoadBlocked()
{
    const std::shared_ptr<Api> api = m_api;
    const auto blocked = co_await api->blocked();
    if (api != m_api || !blocked)
        co_return;
    m_blocked.clear();
    for (const protocol::User &user : *blocked)
        m_blocked.insert(user.id);
    emit blockedChanged();
}

void ClientEngine::onMessage(const protocol::MessageEvent &event)
{
    m_replica.apply(event);
    m_company.apply(event);
    confirmOwn({event.message});
    settle(event.message.conversation);
    askForGaps();
}

/// A message of ours that is in the conversation is no longer on its way.
void ClientEngine::confirmOwn(const QList<protocol::Message> &messages)
{
    for (const protocol::Message &message : messages) {
        const bool isHeld = m_replica.revision(message.conversation) >= message.revision;
        if (message.author.id == m_user.id && isHeld)
            m_outbox.confirm(message.ref);
    }
}

void ClientEngine::settle(ConversationId conversation)
{
    m_outbox.confirmUpTo(conversation, m_replica.revision(conversation));
}

void ClientEngine::onPosted(const protocol::Posted &posted)
{
    if (m_inFlight.value(posted.conversation).ref == posted.ref)
        m_inFlight.remove(posted.conversation);
    m_outbox.acknowledge(posted.ref, posted.revision);
    settle(posted.conversation);
    sendWaiting();
}

void ClientEngine::onRefused(const protocol::Refused &refused)
{
    if (refused.ref.isEmpty()) {
        // The sync itself was refused: nothing works on this connection, the next one may be luckier.
        if (m_state == ConnectionState::CatchingUp)
            m_link.drop();
        return;
    }
    const auto post = m_outbox.find(refused.ref);
    if (!post)
        return;
    const ConversationId conversation = post->conversation;
    m_inFlight.remove(conversation);
    if (isWorthAnotherTry(refused.code)) {
        m_resting.insert(conversation);
        const std::chrono::seconds rest(std::max(1, refused.retryAfterSeconds));
        QTimer::singleShot(rest, this, [this, conversation] {
            m_resting.remove(conversation);
            sendWaiting();
        });
        return;
    }
    m_outbox.refuse(refused.ref, refused.code);
    sendWaiting();
}

void ClientEngine::onSessionOver(protocol::SessionEnd why)
{
    m_sessionEnd = why;
    m_inFlight.clear();
    m_replica.forgetGaps();
    m_link.close();
    setState(ConnectionState::SessionOver);
}

void ClientEngine::askForGaps()
{
    if (m_state != ConnectionState::Online)
        return;
    const auto gaps = m_replica.takeGaps();
    if (!gaps.isEmpty())
        m_link.send(protocol::SyncRequest{gaps, true});
}

void ClientEngine::sendWaiting()
{
    if (m_state != ConnectionState::Online)
        return;
    const QList<QueuedPost> heads = m_outbox.heads();
    for (const QueuedPost &post : heads) {
        if (m_inFlight.contains(post.conversation) || m_resting.contains(post.conversation))
            continue;
        if (m_link.send(protocol::PostRequest{
                post.ref, post.conversation, post.text, {}, post.replyTo, post.forward}))
            m_inFlight.insert(post.conversation, InFlight{post.ref, m_clock.monotonic()});
    }
}

void ClientEngine::sendReads()
{
    const QHash<ConversationId, Seq> owed = m_replica.owedReads();
    for (auto read = owed.cbegin(); read != owed.cend(); ++read)
        m_link.send(protocol::ReadRequest{read.key(), read.value()});
}

void ClientEngine::checkAnswers()
{
    const qint64 now = m_clock.monotonic();
    const auto isLate = [&](const InFlight &post) {
        return now - post.sentAt > m_settings.answerTimeout.count();
    };
    if (std::any_of(m_inFlight.cbegin(), m_inFlight.cend(), isLate))
        m_link.drop();
}

void ClientEngine::setState(ConnectionState state)
{
    if (m_state == state && state != ConnectionState::Waiting)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace foyer::client
