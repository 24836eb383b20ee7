// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/sabotages.h"

#include "tests/chaos/sabotage/change_loser.h"
#include "tests/chaos/sabotage/double_storer.h"
#include "tests/chaos/sabotage/hasty_store.h"
#include "tests/chaos/sabotage/leaver_keeper.h"
#include "tests/chaos/sabotage/membership_watch.h"
#include "tests/chaos/sabotage/open_doors.h"
#include "tests/chaos/sabotage/push_dropper.h"
#include "tests/chaos/sabotage/ref_ignorer.h"
#include "tests/chaos/sabotage/reorderer.h"
#include "tests/chaos/sabotage/word_twister.h"

#include <QMap>

#include <optional>

namespace foyer::test {
namespace {

template<typename Store>
class MessageSabotage final : public app::PortWrapper
{
public:
    chat::MessageStore &messages(chat::MessageStore &store) override { return m_store.emplace(store); }

private:
    std::optional<Store> m_store;
};

template<typename Store>
class ConversationSabotage final : public app::PortWrapper
{
public:
    chat::ConversationStore &conversations(chat::ConversationStore &store) override
    {
        return m_store.emplace(store);
    }

private:
    std::optional<Store> m_store;
};

template<typename Sink>
class EventSabotage final : public app::PortWrapper
{
public:
    chat::EventSink &events(chat::EventSink &sink) override { return m_sink.emplace(sink); }

private:
    std::optional<Sink> m_sink;
};

template<typename Store>
class AmendmentSabotage final : public app::PortWrapper
{
public:
    chat::AmendmentStore &amendments(chat::AmendmentStore &store) override { return m_store.emplace(store); }

private:
    std::optional<Store> m_store;
};

class HastySabotage final : public app::PortWrapper
{
public:
    chat::ConversationStore &conversations(chat::ConversationStore &store) override
    {
        return m_watch.emplace(store, [this](ConversationId room, UserId user) {
            if (m_store)
                m_store->forget(room, user);
        });
    }
    chat::MessageStore &messages(chat::MessageStore &store) override { return m_store.emplace(store); }

private:
    std::optional<MembershipWatch> m_watch;
    std::optional<HastyStore> m_store;
};

using Factory = std::unique_ptr<app::PortWrapper> (*)();

template<typename Wrapper>
std::unique_ptr<app::PortWrapper> make()
{
    return std::make_unique<Wrapper>();
}

QMap<QString, Factory> factories()
{
    return {
        {QStringLiteral("ack-before-commit"), make<HastySabotage>},
        {QStringLiteral("double-store"), make<MessageSabotage<DoubleStorer>>},
        {QStringLiteral("drop-push"), make<EventSabotage<PushDropper>>},
        {QStringLiteral("ignore-ref"), make<MessageSabotage<RefIgnorer>>},
        {QStringLiteral("leak-after-leave"), make<EventSabotage<LeaverKeeper>>},
        {QStringLiteral("lose-on-resume"), make<MessageSabotage<ChangeLoser>>},
        {QStringLiteral("reorder"), make<EventSabotage<Reorderer>>},
        {QStringLiteral("skip-membership"), make<ConversationSabotage<OpenDoors>>},
        {QStringLiteral("twist-words"), make<AmendmentSabotage<WordTwister>>},
    };
}

} // namespace

std::unique_ptr<app::PortWrapper> makeSabotage(const QString &name)
{
    const Factory factory = factories().value(name, nullptr);
    return factory ? factory() : nullptr;
}

QStringList sabotageNames()
{
    return factories().keys();
}

} // namespace foyer::test
