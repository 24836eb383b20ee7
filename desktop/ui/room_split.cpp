// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/room_split.h"

#include <QResizeEvent>

namespace foyer::ui {

namespace {
constexpr int kNarrow = 600;
constexpr int kPanelWidth = 280;
constexpr int kPanelLeast = 220;
} // namespace

RoomSplit::RoomSplit(QWidget *parent)
    : QSplitter(parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

void RoomSplit::setMessages(QWidget *messages)
{
    m_messages = messages;
    insertWidget(0, messages);
    setStretchFactor(0, 1);
}

void RoomSplit::addPanel(QWidget *panel)
{
    panel->setMinimumWidth(kPanelLeast);
    panel->hide();
    addWidget(panel);
    setStretchFactor(indexOf(panel), 0);
    m_panels.append(panel);
}

bool RoomSplit::isNarrow() const
{
    return width() < kNarrow;
}

void RoomSplit::showPanel(QWidget *panel)
{
    m_panel = panel;
    m_coversMessages = panel != nullptr && isVisible() && isNarrow();
    arrange();
    emit panelChanged();
}

void RoomSplit::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (isNarrow() == m_wasNarrow)
        return;
    m_wasNarrow = isNarrow();
    m_coversMessages = false;
    arrange();
}

void RoomSplit::arrange()
{
    for (QWidget *panel : std::as_const(m_panels)) {
        const bool isShown = panel == m_panel && (!isNarrow() || m_coversMessages);
        const bool isNew = isShown && !panel->isVisibleTo(this);
        panel->setVisible(isShown);
        if (!isNew || isNarrow())
            continue;
        QList<int> widths(count(), 0);
        widths[indexOf(panel)] = kPanelWidth;
        widths[0] = width() - kPanelWidth;
        setSizes(widths);
    }
    m_messages->setVisible(!m_coversMessages || !isNarrow());
}

} // namespace foyer::ui
