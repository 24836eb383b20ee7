// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/checker.h"

#include "tests/chaos/change_check.h"

#include <algorithm>
#include <utility>

namespace foyer::chaos {
namespace {

using protocol::Message;

class Check
{
public:
    Check(const Ledger &ledger, const StoredState &stored)
        : m_ledger(ledger)
        , m_stored(stored)
    {
        for (const QList<StoredMessage> &messages : stored.messages) {
            for (const StoredMessage &message : messages)
                m_byText[message.text].append(&message);
        }
    }

    QList<Violation> run(const QList<HeldState> &clients)
    {
        checkPosts();
        checkOnce();
        for (auto it = m_stored.messages.cbegin(); it != m_stored.messages.cend(); ++it)
            checkOrder(it.key(), it.value());
        m_found += checkChanges(m_ledger, m_stored);
        checkSightings();
        checkViewers();
        for (const HeldState &client : clients)
            checkClient(client);
        return std::move(m_found);
    }

private:
    void violated(const char *kind, const QString &text) { m_found.append({QLatin1String(kind), text}); }

    void checkPosts()
    {
        for (const WrittenPost &post : m_ledger.posts()) {
            const auto stored = m_byText.value(post.text);
            const auto own = std::find_if(stored.begin(), stored.end(), [&](const StoredMessage *message) {
                return message->author == post.person && message->conversation == post.conversation;
            });
            if (own == stored.end())
                reportMissing(post);
            else if (post.acknowledged)
                checkAcknowledgement(post, **own);
        }
    }

    void reportMissing(const WrittenPost &post)
    {
        const QString text =
            QStringLiteral("%1's \"%2\" (%3) is not stored").arg(post.person, post.text, post.ref);
        if (post.acknowledged)
            violated("acknowledged-lost", text);
        else if (post.isToldSent)
            violated("sent-lost", text);
        else if (!post.isToldFailed)
            violated("written-lost", text);
    }

    /// Reactions may have given it a higher revision since.
    void checkAcknowledgement(const WrittenPost &post, const StoredMessage &stored)
    {
        const Acknowledgement is{stored.conversation, stored.seq, post.acknowledged->revision,
                                 stored.createdAt};
        if (is != *post.acknowledged || stored.revision < post.acknowledged->revision)
            violated("acknowledged-otherwise",
                     QStringLiteral("%1's \"%2\" was acknowledged as %3, it is stored as %4")
                         .arg(post.person, post.text, nameOf({post.conversation, post.acknowledged->seq}),
                              nameOf({stored.conversation, stored.seq})));
    }

    void checkOnce()
    {
        for (auto it = m_byText.cbegin(); it != m_byText.cend(); ++it) {
            // What was taken back has no text.
            if (it->size() > 1 && !it.key().isEmpty())
                violated("stored-twice",
                         QStringLiteral("\"%1\" is stored %2 times").arg(it.key()).arg(it->size()));
        }
    }

    void checkOrder(ConversationId conversation, const QList<StoredMessage> &messages)
    {
        QSet<Revision> revisions;
        Revision last;
        for (qsizetype i = 0; i < messages.size(); ++i) {
            if (messages[i].seq != Seq(i + 1)) {
                violated("hole",
                         QStringLiteral("after %1 follows %2")
                             .arg(nameOf({conversation, Seq(i)}), nameOf({conversation, messages[i].seq})));
                return;
            }
            revisions.insert(messages[i].revision);
            last = std::max(last, messages[i].revision);
        }
        const StoredConversation counters = m_stored.conversations.value(conversation);
        // The latest change is that of some message, and each change has a number of its own.
        const bool isWhole = revisions.size() == messages.size() && counters.lastRevision == last
            && last.value() >= messages.size();
        if (!isWhole || counters.lastSeq != Seq(messages.size()))
            violated("counter-differs",
                     QStringLiteral("conversation %1: %2 messages, last seq %3, revision %4")
                         .arg(conversation.value())
                         .arg(messages.size())
                         .arg(counters.lastSeq.value())
                         .arg(counters.lastRevision.value()));
    }

    static bool isSame(const Message &seen, const StoredMessage &stored)
    {
        QMap<QString, QSet<UserId>> reactions;
        for (const protocol::Reaction &reaction : seen.reactions)
            reactions.insert(reaction.emoji, {reaction.users.begin(), reaction.users.end()});
        return isSameMessage(seen, stored) && seen.revision == stored.revision && seen.text == stored.text
            && seen.editedAt == stored.editedAt && seen.recalledAt == stored.recalledAt
            && reactions == stored.reactions;
    }

    static bool isSameMessage(const Message &seen, const StoredMessage &stored)
    {
        return seen.seq == stored.seq && seen.ref == stored.ref && seen.author.username == stored.author
            && seen.createdAt == stored.createdAt;
    }

    /// Whether it is what the stored message may have been at an earlier revision.
    [[nodiscard]] bool wasSame(const Message &seen, const StoredMessage &stored) const
    {
        const bool isTextKept = !m_ledger.originals().contains({seen.conversation, seen.seq});
        return isSameMessage(seen, stored) && seen.revision < stored.revision
            && (!isTextKept || seen.text == stored.text);
    }

    void checkSightings()
    {
        for (auto conversation = m_ledger.seen().cbegin(); conversation != m_ledger.seen().cend();
             ++conversation) {
            for (auto seq = conversation->cbegin(); seq != conversation->cend(); ++seq) {
                QHash<Revision, int> versions;
                for (const Message &message : seq.value()) {
                    checkSighting(message);
                    if (++versions[message.revision] > 1)
                        violated("seen-differs",
                                 QStringLiteral("%1 was told in two ways")
                                     .arg(nameOf({message.conversation, message.seq})));
                }
            }
        }
    }

    /// Into a conversation of two nobody else comes, not for a moment.
    void checkViewers()
    {
        for (auto it = m_ledger.viewers().cbegin(); it != m_ledger.viewers().cend(); ++it) {
            const StoredConversation conversation = m_stored.conversations.value(it.key());
            if (!conversation.isDirect)
                continue;
            QSet<QString> strangers = it.value();
            strangers.subtract(conversation.members);
            for (const QString &person : std::as_const(strangers))
                violated("outsider-saw",
                         QStringLiteral("%1 saw what is in %2").arg(person).arg(it.key().value()));
        }
    }

    void checkSighting(const Message &message)
    {
        const StoredMessage *const known = find(m_stored, {message.conversation, message.seq});
        const QString what =
            QStringLiteral("%1 \"%2\"").arg(nameOf({message.conversation, message.seq}), message.text);
        if (known == nullptr)
            violated("seen-not-stored", what);
        else if (!isSame(message, *known) && !wasSame(message, *known))
            violated("seen-differs", what + QStringLiteral(", stored is \"%1\"").arg(known->text));
    }

    void checkClient(const HeldState &client)
    {
        QSet<ConversationId> own;
        for (auto it = m_stored.conversations.cbegin(); it != m_stored.conversations.cend(); ++it) {
            if (it->members.contains(client.person) && !it->hiddenFrom.contains(client.person))
                own.insert(it.key());
        }
        const QList<ConversationId> held = client.conversations.keys();
        if (QSet<ConversationId>(held.begin(), held.end()) != own)
            violated("client-differs",
                     QStringLiteral("%1 holds %2 conversations and is in %3")
                         .arg(client.person)
                         .arg(held.size())
                         .arg(own.size()));
        for (auto it = client.conversations.cbegin(); it != client.conversations.cend(); ++it)
            checkHeld(client.person, it.key(), it.value());
    }

    void checkHeld(const QString &person, ConversationId conversation, const HeldConversation &held)
    {
        const QList<StoredMessage> stored = m_stored.messages.value(conversation);
        const auto differs = [&](const QString &how) {
            violated(
                "client-differs",
                QStringLiteral("%1 in conversation %2: %3").arg(person).arg(conversation.value()).arg(how));
        };
        if (held.revision != m_stored.conversations.value(conversation).lastRevision)
            return differs(QStringLiteral("is at revision %1").arg(held.revision.value()));
        const qsizetype first = stored.size() - held.messages.size();
        if (first < 0 || (first > 0 && !held.hasOlder) || (held.messages.isEmpty() && !stored.isEmpty()))
            return differs(QStringLiteral("holds %1 of %2").arg(held.messages.size()).arg(stored.size()));
        for (qsizetype i = 0; i < held.messages.size(); ++i) {
            if (!isSame(held.messages[i], stored[first + i]))
                return differs(QStringLiteral("holds \"%1\" where \"%2\" is stored")
                                   .arg(held.messages[i].text, stored[first + i].text));
        }
    }

    const Ledger &m_ledger;
    const StoredState &m_stored;
    QHash<QString, QList<const StoredMessage *>> m_byText;
    QList<Violation> m_found;
};

} // namespace

const StoredMessage *find(const StoredState &stored, const protocol::MessagePlace &place)
{
    const auto messages = stored.messages.constFind(place.conversation);
    if (messages == stored.messages.cend() || place.seq.value() < 1 || place.seq.value() > messages->size())
        return nullptr;
    return &messages->at(place.seq.value() - 1);
}

QString nameOf(const protocol::MessagePlace &place)
{
    return QStringLiteral("%1/%2").arg(place.conversation.value()).arg(place.seq.value());
}

QList<Violation> check(const Ledger &ledger, const StoredState &stored, const QList<HeldState> &clients)
{
    return ledger.violations() + Check(ledger, stored).run(clients);
}

} // namespace foyer::chaos
