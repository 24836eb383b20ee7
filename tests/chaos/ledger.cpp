// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/ledger.h"

namespace foyer::chaos {

void Ledger::wrote(const QString &person, const Ref &ref, ConversationId conversation, const QString &text)
{
    m_places.insert({person, ref}, m_posts.size());
    m_posts.append({person, ref, conversation, text, std::nullopt, false, false});
}

WrittenPost *Ledger::find(const QString &person, const Ref &ref)
{
    const auto place = m_places.constFind({person, ref});
    return place == m_places.cend() ? nullptr : &m_posts[*place];
}

void Ledger::acknowledged(const QString &person, const Ref &ref, const Acknowledgement &answer)
{
    WrittenPost *const post = find(person, ref);
    if (post == nullptr) {
        violated(QStringLiteral("answer-to-nothing"), QStringLiteral("%1 never sent %2").arg(person, ref));
        return;
    }
    if (!post->acknowledged) {
        post->acknowledged = answer;
        return;
    }
    // The message may have been changed since, so its revision may have grown, or be heard in the other order.
    Acknowledgement same = answer;
    same.revision = post->acknowledged->revision;
    if (*post->acknowledged != same)
        violated(QStringLiteral("answer-changed"),
                 QStringLiteral("%1's %2 was acknowledged as seq %3 and then as seq %4")
                     .arg(person, ref)
                     .arg(post->acknowledged->seq.value())
                     .arg(answer.seq.value()));
}

void Ledger::toldSent(const QString &person, const Ref &ref)
{
    if (WrittenPost *const post = find(person, ref))
        post->isToldSent = true;
}

void Ledger::toldFailed(const QString &person, const Ref &ref)
{
    if (WrittenPost *const post = find(person, ref))
        post->isToldFailed = true;
}

void Ledger::saw(const QString &person, const protocol::Message &message)
{
    m_viewers[message.conversation].insert(person);
    ++m_sightings;
    QList<protocol::Message> &versions = m_seen[message.conversation][message.seq];
    if (!versions.contains(message))
        versions.append(message);
}

void Ledger::willChange(const protocol::MessagePlace &place, const QString &text)
{
    m_originals.insert(place, text);
}

qsizetype Ledger::asked(const AskedChange &change)
{
    m_changes.append(change);
    return m_changes.size() - 1;
}

void Ledger::answered(qsizetype change, Revision revision)
{
    m_changes[change].answered = revision;
}

void Ledger::violated(const QString &kind, const QString &text)
{
    m_violations.append({kind, text});
}

} // namespace foyer::chaos
