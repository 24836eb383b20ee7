// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <deque>
#include <vector>

namespace foyer::net {

/// The lists of events that connections got in one turn of the loop, kept so that equal lists are one object: adding an
/// event to the same list mostly leads to the same list. So a thousand members of a room, who all got the same three
/// messages, share one frame, built once. Events are told apart by their bytes' address, not by what they say.
class FrameTree
{
public:
    FrameTree() = default;
    ~FrameTree() = default;
    /// Lists stay valid and belong to the new owner.
    FrameTree(FrameTree &&) = default;
    FrameTree &operator=(FrameTree &&) = default;
    Q_DISABLE_COPY(FrameTree)

    class List
    {
    public:
        /// Bytes of all events in the list.
        [[nodiscard]] qint64 bytes() const { return m_bytes; }

    private:
        friend class FrameTree;
        const List *m_before = nullptr;
        QByteArray m_event;
        qint64 m_bytes = 0;
        int m_length = 0;
        std::vector<List *> m_longer;
        QByteArray m_frame;
    };

    /// The list that follows from `list` (null: the empty one) by adding an event. Valid as long as the tree.
    [[nodiscard]] List *added(List *list, const QByteArray &event);
    /// The list as the bytes of a WebSocket frame: a JSON array in a text frame.
    [[nodiscard]] const QByteArray &frame(List &list) const;

private:
    /// Those of one event.
    std::vector<List *> m_starts;
    std::deque<List> m_lists;
};

} // namespace foyer::net
