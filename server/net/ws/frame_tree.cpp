// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/frame_tree.h"

#include "common/protocol/server_frame.h"
#include "server/net/ws/text_frame.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace foyer::net {
namespace {

/// How many of the newest lists are compared: thousands that each got an event of their own (answers to a heartbeat)
/// must not be searched through for each next one. A list missed costs a second frame, nothing else.
constexpr std::ptrdiff_t kCompared = 16;

} // namespace

FrameTree::List *FrameTree::added(List *list, const QByteArray &event)
{
    std::vector<List *> &longer = list ? list->m_longer : m_starts;
    // The newest first: whoever has the same list so far mostly gets the same event next.
    const auto end = longer.rbegin() + std::min(kCompared, std::ssize(longer));
    const auto known = std::find_if(longer.rbegin(), end, [&](const List *each) {
        return each->m_event.constData() == event.constData();
    });
    if (known != end)
        return *known;
    List &added = m_lists.emplace_back();
    added.m_before = list;
    added.m_event = event;
    added.m_bytes = (list ? list->m_bytes : 0) + event.size();
    added.m_length = (list ? list->m_length : 0) + 1;
    longer.push_back(&added);
    return &added;
}

const QByteArray &FrameTree::frame(List &list) const
{
    if (!list.m_frame.isNull())
        return list.m_frame;
    QList<QByteArray> events(list.m_length);
    for (const List *each = &list; each; each = each->m_before)
        events[each->m_length - 1] = each->m_event;
    list.m_frame = textFrame(protocol::frameOf(events));
    return list.m_frame;
}

} // namespace foyer::net
