// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/client_engine.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "desktop/client/cache_search.h"

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
    , m_link(clock, random, m_settings.link)
    , m_sender(clock, m_link, m_outbox, m_settings.answerTimeout)
    , m_company(clock, m_link)
    , m_pictures(m_api, m_outbox,
                 Backoff(std::move(random), m_settings.firstUploadRetry, m_settings.longestUploadRetry))
{
    connect(&m_pictures, &PictureUploads::uploaded, &m_sender, &PostSender::send);
    connect(&m_link, &Link::stateChanged, this, &ClientEngine::onLinkState);
    connect(&m_link, &Link::received, this, &ClientEngine::onEvent);
    connect(&m_link, &Link::attemptFailed, this, [this] { askWhetherSessionHolds(); });
    connect(&m_link, &Link::sessionEnded, this, [this] {
        if (m_state != ConnectionState::SessionOver)
            onSessionOver(protocol::SessionEnd::Expired);
    });
    connect(&m_changes, &MessageChanges::changed, this,
            [this](const protocol::Message &message) { onMessage({message}); });
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
    for (const ConversationId id : known) {
        if (!m_outbox.posts(id).isEmpty())
            confirmOwn(m_replica.messages(id));
    }
    m_link.open(m_api->server().webSocket(), token);
    return {};
}

void ClientEngine::closeAccount(std::optional<Outbox::Kept> leaving)
{
    m_replica.flush();
    m_link.close();
    m_sender.clear();
    m_pictures.disconnected();
    m_company.setAccount({}, nullptr);
    m_loadingOlder.clear();
    m_blocked.clear();
    // Whoever follows the replica may still keep what was begun.
    m_replica.clear();
    if (leaving)
        m_outbox.leave(*leaving);
    m_outbox.close();
    m_cache.close();
}

void ClientEngine::signOut(Outbox::Kept kept)
{
    if (m_api == nullptr)
        return;
    // The server hears of it on an Api of its own, while everything here is gone already.
    const std::shared_ptr<Api> goodbye = Api::make(m_api->server());
    goodbye->setToken(m_token);
    sayGoodbye(goodbye);
    std::optional<Outbox::Kept> leaving = kept;
    if (m_state == ConnectionState::SessionOver && kept == Outbox::Kept::Posts) {
        if (m_sessionEnd == protocol::SessionEnd::AccountDeleted)
            leaving = Outbox::Kept::Nothing;
        else
            leaving.reset();
    }
    m_cache.remove();
    closeAccount(leaving);
    replaceApi(nullptr);
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

QUrl ClientEngine::pageAddress(const QString &path) const
{
    return m_api == nullptr ? QUrl() : m_api->server().http(path);
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

void ClientEngine::loadOlder(ConversationId conversation, int count)
{
    if (m_api == nullptr || m_loadingOlder.contains(conversation) || !m_replica.hasOlder(conversation))
        return;
    if (m_replica.prependCached(conversation, count) > 0) {
        emit olderFinished(conversation);
        return;
    }
    m_loadingOlder.insert(conversation);
    const Seq before = m_replica.messages(conversation).constFirst().seq;
    m_server.ask(
        this, [=](Api &api) { return api.history(conversation, before, count); },
        [=, this](const Result<HistoryPage> &page) { onOlder(conversation, page); });
}

void ClientEngine::onOlder(ConversationId conversation, const Result<HistoryPage> &page)
{
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
    if (m_api == nullptr)
        return;
    m_server.ask(
        this, [=](Api &api) { return api.picture(id, size); },
        [=, this](const Result<QByteArray> &bytes) {
            emit pictureLoaded(id, size, bytes.value_or(QByteArray()));
        });
}

int ClientEngine::search(const SearchQuery &query)
{
    const int ticket = ++m_lastSearch;
    if (m_api == nullptr)
        return ticket;
    if (searchesLocally()) {
        // Later, as the asker does not know the number yet.
        QMetaObject::invokeMethod(
            this, [this, ticket, query] { searchHere(ticket, query); }, Qt::QueuedConnection);
        return ticket;
    }
    m_server.ask(
        this, [=](Api &api) { return api.search(query); },
        [=, this](const Result<protocol::SearchAnswer> &answer) {
            if (answer)
                emit searched(ticket, *answer);
            else
                emit searchFailed(ticket, answer.error());
        });
    return ticket;
}

void ClientEngine::searchHere(int ticket, const SearchQuery &query)
{
    m_replica.flush();
    const Result<protocol::SearchAnswer> answer = searchCache(m_cache, query);
    if (answer)
        emit searched(ticket, *answer);
    else
        emit searchFailed(ticket, answer.error());
}

void ClientEngine::loadRooms()
{
    m_server.ask(
        this, [](Api &api) { return api.rooms().list(); },
        [this](const Result<QList<protocol::Room>> &rooms) {
            if (rooms)
                emit roomsLoaded(*rooms);
            else
                emit roomsFailed(rooms.error());
        });
}

void ClientEngine::joinRoom(ConversationId room)
{
    m_server.ask(
        this, [room](Api &api) { return api.rooms().join(room); },
        [this](const Result<protocol::Conversation> &conversation) {
            if (!conversation) {
                emit roomsFailed(conversation.error());
                return;
            }
            take(*conversation);
            emit joined(conversation->id);
        });
}

void ClientEngine::take(const protocol::Conversation &conversation)
{
    // What is here already follows the connection, which may be ahead of the answer.
    if (m_api == nullptr || m_replica.conversation(conversation.id) != nullptr)
        return;
    m_replica.apply(protocol::ConversationEvent{conversation});
    askForGaps();
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
        m_sender.disconnected();
        m_pictures.disconnected();
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
    QHash<ConversationId, Seq> held;
    for (const protocol::ConversationSync &sync : answer.conversations)
        held.insert(sync.conversation.id,
                    m_replica.heldTo(sync.conversation.id).value_or(sync.conversation.readSeq));
    m_replica.apply(answer);
    for (const protocol::ConversationSync &sync : answer.conversations) {
        confirmOwn(sync.messages);
        settle(sync.conversation.id);
    }
    if (!answer.isPartial && m_state == ConnectionState::CatchingUp) {
        setState(ConnectionState::Online);
        sendReads();
        m_sender.connected();
        m_pictures.connected();
        m_company.connected();
        loadBlocked();
    }
    askForGaps();
    QList<Arrival> arrivals;
    for (const protocol::ConversationSync &sync : answer.conversations)
        addArrivals(arrivals, sync.messages, held.value(sync.conversation.id));
    if (!arrivals.isEmpty())
        emit arrived(arrivals);
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

void ClientEngine::loadBlocked()
{
    m_server.ask(
        this, [](Api &api) { return api.profiles().blocked(); },
        [this](const Result<QList<protocol::User>> &blocked) {
            if (!blocked)
                return;
            m_blocked.clear();
            for (const protocol::User &user : *blocked)
                m_blocked.insert(user.id);
            emit blockedChanged();
        });
}

void ClientEngine::onMessage(const protocol::MessageEvent &event)
{
    const Seq held = m_replica.heldTo(event.message.conversation).value_or(Seq());
    m_replica.apply(event);
    m_company.apply(event);
    confirmOwn({event.message});
    settle(event.message.conversation);
    askForGaps();
    QList<Arrival> arrivals;
    addArrivals(arrivals, {event.message}, held);
    if (!arrivals.isEmpty())
        emit arrived(arrivals);
}

/// Those that came after what was held before, and are held now.
void ClientEngine::addArrivals(QList<Arrival> &arrivals, const QList<protocol::Message> &messages,
                               Seq before) const
{
    for (const protocol::Message &message : messages) {
        const auto now = m_replica.heldTo(message.conversation);
        if (now && message.seq > before && message.seq <= *now)
            arrivals.append({*m_replica.conversation(message.conversation), message});
    }
}

/// A message of ours that is in the conversation is no longer on its way.
void ClientEngine::confirmOwn(const QList<protocol::Message> &messages)
{
    for (const protocol::Message &message : messages) {
        const bool isHeld = m_replica.revision(message.conversation) >= message.revision;
        if (message.author.id != m_user.id || !isHeld || !m_outbox.find(message.ref))
            continue;
        // It is in one of the two files at every moment.
        m_replica.flush();
        m_outbox.confirm(message.ref);
    }
}

void ClientEngine::settle(ConversationId conversation)
{
    if (!m_outbox.posts(conversation).isEmpty())
        m_replica.flush();
    m_outbox.confirmUpTo(conversation, m_replica.revision(conversation));
}

void ClientEngine::onPosted(const protocol::Posted &posted)
{
    m_sender.take(posted);
    settle(posted.conversation);
    m_sender.send();
}

void ClientEngine::onRefused(const protocol::Refused &refused)
{
    if (!refused.ref.isEmpty())
        m_sender.take(refused);
    else if (m_state == ConnectionState::CatchingUp)
        // The sync itself was refused: nothing works on this connection, the next one may be luckier.
        m_link.drop();
}

void ClientEngine::onSessionOver(protocol::SessionEnd why)
{
    m_sessionEnd = why;
    m_sender.disconnected();
    m_pictures.disconnected();
    m_replica.forgetGaps();
    m_link.close();
    // Nothing of an account that is gone stays behind.
    if (why == protocol::SessionEnd::AccountDeleted)
        m_cache.remove();
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

void ClientEngine::sendReads()
{
    const QHash<ConversationId, Seq> owed = m_replica.owedReads();
    for (auto read = owed.cbegin(); read != owed.cend(); ++read)
        m_link.send(protocol::ReadRequest{read.key(), read.value()});
}

void ClientEngine::setState(ConnectionState state)
{
    if (m_state == state && state != ConnectionState::Waiting)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace foyer::client
