// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/hook_courier.h"

#include "common/base/clock.h"
#include "common/base/logging.h"
#include "common/protocol/json_writer.h"
#include "server/chat/message_store.h"
#include "server/hooks/signature.h"
#include "server/outgoing/outgoing_http.h"

#include <QCoroTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

namespace foyer::hooks {
namespace {

using namespace std::chrono_literals;

constexpr int kPage = 50;
/// Doubling more often than this changes nothing.
constexpr int kDoublingsMax = 20;
constexpr int kGone = 410;

QByteArray bodyOf(const OutgoingHook &hook, const protocol::Message &message)
{
    protocol::JsonWriter json;
    json.beginObject();
    json.field("event", QLatin1String("message"));
    json.key(QLatin1String("conversation"));
    json.beginObject();
    json.field("id", hook.conversation);
    json.field("name", hook.conversationName);
    json.endObject();
    json.field("message", message);
    json.endObject();
    return json.take();
}

outgoing::HttpRequest requestOf(const OutgoingHook &hook, const protocol::Message &message, Timestamp now)
{
    constexpr Timestamp kSecond = 1000;
    outgoing::HttpRequest request;
    request.method = "POST";
    request.url = hook.url;
    request.body = bodyOf(hook, message);
    // The same for every attempt, so that the receiver can tell a repetition.
    const QByteArray id =
        "msg_" + QByteArray::number(hook.id.value()) + '_' + QByteArray::number(message.seq.value());
    const qint64 seconds = now / kSecond;
    request.headers = {{"Content-Type", "application/json"},
                       {"webhook-id", id},
                       {"webhook-timestamp", QByteArray::number(seconds)},
                       {"webhook-signature", signatureOf(hook.secret, id, seconds, request.body)}};
    return request;
}

bool isSuccess(const outgoing::HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

} // namespace

bool isDelivered(const protocol::Message &message, const QString &trigger)
{
    if (message.notice || message.recalledAt != 0 || message.author.role == protocol::UserRole::Bot)
        return false;
    if (trigger.isEmpty())
        return true;
    const QString text = message.text.trimmed();
    if (!text.startsWith(trigger, Qt::CaseInsensitive))
        return false;
    // Scripts from here on write no blanks between words.
    constexpr char16_t kFirstWithoutBlanks = 0x2E80;
    return text.size() == trigger.size() || trigger.back() >= QChar(kFirstWithoutBlanks)
        || !text.at(trigger.size()).isLetterOrNumber();
}

HookCourier::HookCourier(HookStore &store, chat::MessageStore &messages, outgoing::HttpClient &client,
                         const Clock &clock, Settings settings)
    : m_store(store)
    , m_messages(messages)
    , m_client(client)
    , m_clock(clock)
    , m_settings(settings)
{
}

void HookCourier::start()
{
    load();
}

QCoro::Task<> HookCourier::load()
{
    ++m_working;
    const Result<QList<OutgoingHook>> hooks = co_await m_store.activeOutgoing();
    --m_working;
    if (m_isStopping)
        co_return;
    if (!hooks) {
        QTimer::singleShot(m_settings.storeWait, this, &HookCourier::start);
        co_return;
    }
    for (const OutgoingHook &hook : *hooks)
        serve(hook);
}

QCoro::Task<> HookCourier::stop()
{
    constexpr std::chrono::milliseconds kStep = 5ms;
    m_isStopping = true;
    m_client.stop();
    while (m_working > 0)
        co_await QCoro::sleepFor(kStep);
}

void HookCourier::serve(const OutgoingHook &hook)
{
    if (!m_rounds.contains(hook.id)) {
        m_rounds.insert(hook.id, {hook.conversation, hook.state.delivered, hook.state.delivered, false, 0});
        m_ofConversation.insert(hook.conversation, hook.id);
    }
    work(hook.id);
}

void HookCourier::forget(OutgoingHookId hook)
{
    const auto round = m_rounds.constFind(hook);
    if (round == m_rounds.cend())
        return;
    m_ofConversation.remove(round->conversation, hook);
    m_rounds.erase(round);
}

void HookCourier::heard(ConversationId conversation, Seq seq)
{
    const auto [first, last] = m_ofConversation.equal_range(conversation);
    // Work may change the table.
    const QList<OutgoingHookId> hooks(first, last);
    for (const OutgoingHookId id : hooks) {
        const auto round = m_rounds.find(id);
        if (round == m_rounds.end() || seq <= round->newest)
            continue;
        round->newest = seq;
        work(id);
    }
}

QCoro::Task<> HookCourier::work(OutgoingHookId id)
{
    if (m_isStopping || !m_rounds.contains(id) || m_rounds[id].isUnderWay)
        co_return;
    m_rounds[id].isUnderWay = true;
    ++m_working;
    const Wait wait = co_await deliverAll(id);
    --m_working;
    const auto round = m_rounds.find(id);
    if (round == m_rounds.end())
        co_return;
    round->isUnderWay = false;
    if (wait)
        later(id, *wait);
    else if (round->newest > round->reached)
        later(id, 0ms);
}

void HookCourier::later(OutgoingHookId id, std::chrono::milliseconds wait)
{
    const auto round = m_rounds.find(id);
    if (round == m_rounds.end())
        return;
    // A room that goes on talking must not heap up waits.
    QTimer::singleShot(wait, this, [this, id, latest = ++round->wait] {
        const auto waiting = m_rounds.constFind(id);
        if (waiting != m_rounds.cend() && waiting->wait == latest)
            work(id);
    });
}

QCoro::Task<HookCourier::Wait> HookCourier::deliverAll(OutgoingHookId id)
{
    for (;;) {
        const Result<std::optional<OutgoingHook>> hook = co_await m_store.findOutgoing(id);
        if (!hook)
            co_return m_settings.storeWait;
        if (!*hook || (*hook)->state.disabledAt != 0)
            forget(id);
        if (m_isStopping || !m_rounds.contains(id))
            co_return std::nullopt;
        if ((*hook)->isResting)
            co_return m_settings.restWait;
        const Timestamp now = m_clock.now();
        if ((*hook)->state.nextTryAt > now)
            co_return std::chrono::milliseconds((*hook)->state.nextTryAt - now);
        const Seq from(std::max((*hook)->state.delivered, m_rounds[id].reached).value() + 1);
        const Result<chat::MessagePage> page =
            co_await m_messages.pageFrom((*hook)->conversation, from, kPage);
        if (!page)
            co_return m_settings.storeWait;
        const Wait wait = co_await deliverPage(**hook, page->messages);
        if (wait || !page->hasMore)
            co_return wait;
    }
}

QCoro::Task<HookCourier::Wait> HookCourier::deliverPage(OutgoingHook hook, QList<protocol::Message> messages)
{
    for (const protocol::Message &message : messages) {
        if (m_isStopping || !m_rounds.contains(hook.id))
            co_return std::nullopt;
        if (isDelivered(message, hook.trigger)) {
            const Attempt attempt = co_await deliver(hook, message);
            if (attempt.wait || m_isStopping)
                co_return attempt.wait;
            hook.state = attempt.state;
        }
        reach(hook.id, message.seq);
    }
    // Many that concern nobody: a start must not read them all again.
    if (messages.size() == kPage && !isDelivered(messages.last(), hook.trigger)) {
        DeliveryState state = hook.state;
        state.delivered = messages.last().seq;
        (void)co_await m_store.note(hook.id, state);
    }
    co_return std::nullopt;
}

QCoro::Task<HookCourier::Attempt> HookCourier::deliver(OutgoingHook hook, protocol::Message message)
{
    const outgoing::HttpRequest request = requestOf(hook, message, m_clock.now());
    const outgoing::HttpAnswer answer = co_await m_client.exchange(request);
    // What was cut short by the end of the server says nothing about the receiver.
    Attempt attempt{hook.state, std::nullopt};
    if (m_isStopping && answer.status == 0)
        co_return attempt;
    const Timestamp now = m_clock.now();
    DeliveryState &state = attempt.state;
    state = {};
    state.lastStatus = answer.status;
    state.lastError = answer.error;
    if (isSuccess(answer)) {
        state.delivered = message.seq;
        const Result<> noted = co_await m_store.note(hook.id, state);
        // Not noted is not delivered: it comes again.
        if (!noted)
            attempt.wait = m_settings.storeWait;
        co_return attempt;
    }
    const DeliveryState &before = hook.state;
    state.delivered = Seq(message.seq.value() - 1);
    state.failures = before.failures + 1;
    state.failingSince = before.failingSince != 0 ? before.failingSince : now;
    const std::chrono::milliseconds wait = waitAfter(state.failures);
    state.nextTryAt = now + wait.count();
    const bool isHopeless = answer.status == kGone || now - state.failingSince >= m_settings.patience.count();
    if (isHopeless)
        state.disabledAt = now;
    qCInfo(lcChat, "event=webhook-failed hook=%lld status=%d error=%s failures=%d disabled=%d",
           hook.id.value(), answer.status, qUtf8Printable(answer.error), state.failures, int(isHopeless));
    const Result<> noted = co_await m_store.note(hook.id, state);
    attempt.wait = noted ? wait : m_settings.storeWait;
    co_return attempt;
}

void HookCourier::reach(OutgoingHookId id, Seq seq)
{
    const auto round = m_rounds.find(id);
    if (round == m_rounds.end())
        return;
    round->reached = std::max(round->reached, seq);
    round->newest = std::max(round->newest, seq);
}

std::chrono::milliseconds HookCourier::waitAfter(int failures) const
{
    const int doublings = std::min(failures - 1, kDoublingsMax);
    const qint64 whole =
        std::min<qint64>(m_settings.longestWait.count(), m_settings.firstWait.count() << doublings);
    // Receivers that come back must not be met by all at once.
    const double share = 0.5 + QRandomGenerator::global()->generateDouble() / 2;
    return std::chrono::milliseconds(std::max<qint64>(1, qint64(double(whole) * share)));
}

} // namespace foyer::hooks
