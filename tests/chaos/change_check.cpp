// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/change_check.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace foyer::chaos {
namespace {

using Kind = AskedChange::Kind;
using protocol::MessagePlace;

/// What the answers and the missing answers leave possible of one thing.
template<typename Value>
class Possible
{
public:
    explicit Possible(const Value &first)
        : m_last(first)
    {
    }
    void take(const AskedChange &change, const Value &value)
    {
        if (!change.answered) {
            m_unknown.append(value);
        } else if (*change.answered >= m_revision) {
            m_revision = *change.answered;
            m_last = value;
        }
    }
    [[nodiscard]] bool contains(const Value &value) const
    {
        return value == m_last || m_unknown.contains(value);
    }

private:
    Value m_last;
    Revision m_revision;
    QList<Value> m_unknown;
};

/// One message that its author may change.
struct Changed
{
    Possible<QString> text;
    Possible<bool> isRecalled{false};
};

class ChangeCheck
{
public:
    ChangeCheck(const Ledger &ledger, const StoredState &stored)
        : m_stored(stored)
    {
        for (auto it = ledger.originals().cbegin(); it != ledger.originals().cend(); ++it)
            m_changed.insert(it.key(), Changed{Possible<QString>(it.value())});
        for (const AskedChange &change : ledger.changes())
            take(change);
    }

    QList<Violation> run()
    {
        for (auto it = m_changed.cbegin(); it != m_changed.cend(); ++it) {
            if (const StoredMessage *const message = find(m_stored, it.key()))
                checkText(it.key(), it.value(), *message);
            else
                violated("change-lost", nameOf(it.key()) + QLatin1String(" is not stored"));
        }
        for (const QList<StoredMessage> &messages : m_stored.messages) {
            for (const StoredMessage &message : messages)
                checkReactions(message);
        }
        return m_found;
    }

private:
    using ReactionKey = std::tuple<ConversationId, Seq, QString, UserId>;

    void violated(const char *kind, const QString &text) { m_found.append({QLatin1String(kind), text}); }

    void take(const AskedChange &change)
    {
        switch (change.kind) {
        case Kind::Edit:
            if (const auto changed = m_changed.find(change.place); changed != m_changed.end())
                changed->text.take(change, change.value);
            return;
        case Kind::Recall:
            if (const auto changed = m_changed.find(change.place); changed != m_changed.end())
                changed->isRecalled.take(change, true);
            return;
        case Kind::React:
        case Kind::Unreact: {
            const ReactionKey key{change.place.conversation, change.place.seq, change.value, change.actor};
            m_reactions.try_emplace(key, Possible<bool>(false))
                .first->second.take(change, change.kind == Kind::React);
            return;
        }
        }
    }

    void checkText(const MessagePlace &place, const Changed &changed, const StoredMessage &message)
    {
        const bool isRecalled = message.recalledAt != 0;
        if (!changed.isRecalled.contains(isRecalled))
            return violated(isRecalled ? "changed-by-nobody" : "change-lost",
                            QStringLiteral("%1 is recalled: %2").arg(nameOf(place)).arg(isRecalled));
        if (isRecalled ? !message.text.isEmpty() : !changed.text.contains(message.text))
            violated("change-lost",
                     QStringLiteral("%1 has the text \"%2\"").arg(nameOf(place), message.text));
    }

    void checkReactions(const StoredMessage &message)
    {
        const auto first = m_reactions.lower_bound({message.conversation, message.seq, QString(), UserId()});
        QMap<QString, QSet<UserId>> unexplained = message.reactions;
        for (auto it = first; it != m_reactions.end(); ++it) {
            const auto &[conversation, seq, emoji, user] = it->first;
            if (conversation != message.conversation || seq != message.seq)
                break;
            const bool isThere = message.reactions.value(emoji).contains(user);
            unexplained[emoji].remove(user);
            // Taking a message back takes its reactions.
            if (!it->second.contains(isThere) && message.recalledAt == 0)
                violated("change-lost",
                         QStringLiteral("%1 of user %2 is at %3: %4")
                             .arg(emoji)
                             .arg(user.value())
                             .arg(nameOf({conversation, seq}))
                             .arg(isThere));
        }
        const bool isExplained = std::all_of(unexplained.begin(), unexplained.end(),
                                             [](const QSet<UserId> &users) { return users.isEmpty(); });
        if (!isExplained || (message.recalledAt != 0 && !message.reactions.isEmpty()))
            violated("changed-by-nobody",
                     QLatin1String("reactions at ") + nameOf({message.conversation, message.seq}));
    }

    const StoredState &m_stored;
    QHash<MessagePlace, Changed> m_changed;
    std::map<ReactionKey, Possible<bool>> m_reactions;
    QList<Violation> m_found;
};

} // namespace

QList<Violation> checkChanges(const Ledger &ledger, const StoredState &stored)
{
    return ChangeCheck(ledger, stored).run();
}

} // namespace foyer::chaos
