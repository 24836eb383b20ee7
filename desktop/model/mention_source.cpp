// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/mention_source.h"

#include "common/protocol/rights.h"
#include "desktop/client/client_engine.h"

namespace foyer::model {

MentionSource::MentionSource(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine.company(), &client::Company::membersChanged, this, &MentionSource::changed);
}

QList<MentionCandidate> MentionSource::candidates(ConversationId conversation, const QString &words)
{
    const QList<protocol::Member> members = m_engine.company().members(conversation);
    if (members.isEmpty())
        m_engine.company().loadMembers(conversation);
    return mentionCandidates(words, members, m_engine.user().id, mayCallEveryone(conversation));
}

bool MentionSource::mayCallEveryone(ConversationId conversation) const
{
    const protocol::Conversation *const here = m_engine.replica().conversation(conversation);
    if (here == nullptr)
        return false;
    if (here->partner)
        return protocol::mayInDirect(protocol::Right::MentionEveryone);
    return protocol::may(protocol::roleIn(here->role, m_engine.user().role),
                         protocol::Right::MentionEveryone);
}

} // namespace foyer::model
