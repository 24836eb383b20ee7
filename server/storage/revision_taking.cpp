// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/revision_taking.h"

#include "server/storage/database.h"
#include "server/storage/message_reading.h"

#include <algorithm>
#include <tuple>

namespace foyer::storage {

using protocol::Message;
using protocol::MessagePlace;

Result<> RevisionTaking::lock(const QList<MessagePlace> &places)
{
    for (const MessagePlace &place : places)
        m_counters.insert({place.conversation, {}});
    QVariantList keys;
    for (const auto &[id, each] : m_counters)
        keys << bound(id);
    FOYER_TRY(const Rows rows,
              m_database.selectForKeys(QLatin1String("messages/lock_conversations"), {}, 1, keys));
    for (const Row &row : rows)
        m_counters[row.id<ConversationId>(0)] = {row.id<Seq>(1), row.id<Revision>(2), row.integer(3) != 0,
                                                 true, false};
    return {};
}

RevisionTaking::Counters RevisionTaking::found(ConversationId conversation) const
{
    const auto counters = m_counters.find(conversation);
    return counters == m_counters.end() ? Counters{} : counters->second;
}

bool RevisionTaking::isThere(ConversationId conversation) const
{
    return found(conversation).isThere;
}

bool RevisionTaking::isArchived(ConversationId conversation) const
{
    return found(conversation).isArchived;
}

Revision RevisionTaking::take(const MessagePlace &place)
{
    const auto taken = m_taken.constFind(place);
    if (taken != m_taken.cend())
        return *taken;
    Counters &counters = m_counters[place.conversation];
    counters.revision = Revision(counters.revision.value() + 1);
    counters.isChanged = true;
    m_taken.insert(place, counters.revision);
    return counters.revision;
}

Result<> RevisionTaking::touch(const MessagePlace &place)
{
    if (m_taken.contains(place))
        return {};
    const Revision revision = take(place);
    FOYER_CHECK(m_database.run(QLatin1String("messages/update_revisions"),
                               bind(revision, place.conversation, place.seq)));
    return {};
}

Result<> RevisionTaking::touchReplies(const MessagePlace &place)
{
    FOYER_TRY(
        const Rows rows,
        m_database.select(QLatin1String("messages/select_replies"), bind(place.conversation, place.seq)));
    for (const Row &row : rows) {
        FOYER_CHECK(touch({place.conversation, row.id<Seq>(0)}));
    }
    return {};
}

Result<QList<Message>> RevisionTaking::end()
{
    QVariantList counters;
    const qint64 unmoved = 0;
    for (const auto &[id, each] : m_counters) {
        if (each.isChanged)
            counters << bound(each.seq) << bound(each.revision) << bound(unmoved) << bound(id);
    }
    FOYER_CHECK(m_database.runForRows(QLatin1String("messages/update_counters"), 4, counters));
    FOYER_TRY(QList<Message> changed, readMessagesAt(m_database, m_taken.keys()));
    std::sort(changed.begin(), changed.end(), [](const Message &a, const Message &b) {
        return std::tie(a.conversation, a.revision) < std::tie(b.conversation, b.revision);
    });
    return changed;
}

} // namespace foyer::storage
