// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/timeline_view.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/message_delegate.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/times.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include <chrono>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {

/// Older messages are asked for when this little is left above.
constexpr int kLoadAhead = 800;
/// For so long the message that somebody was led to stands out.
constexpr auto kMarkedFor = std::chrono::milliseconds(2'500);
/// Where the menu opens that is asked for by a key, from the corner of the message.
constexpr QPoint kMenuAt(70, 24);

} // namespace

TimelineView::TimelineView(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : AnchoredList(parent)
    , m_session(session)
    , m_theme(theme)
    , m_delegate(new MessageDelegate(theme, session.pictures(), this))
    , m_endButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setItemDelegate(m_delegate);

    m_endButton->setObjectName(QStringLiteral("jumpToEnd"));
    m_endButton->setText(QStringLiteral("↓ ") + tr("Newest"));
    m_endButton->setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border-radius: 14px;"
                                              " padding: 5px 14px; font-weight: 600; }")
                                   .arg(theme.accent.name(), theme.onAccent.name()));
    m_endButton->hide();
    connect(m_endButton, &QToolButton::clicked, this, &TimelineView::scrollToEnd);
    m_markTimer.setSingleShot(true);
    m_markTimer.setInterval(kMarkedFor);
    connect(&m_markTimer, &QTimer::timeout, this, [this] {
        m_delegate->setMarked({});
        viewport()->update();
    });
    setModel(&session.timeline());
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, viewport(),
            qOverload<>(&QWidget::update));
    connect(this, &AnchoredList::atEndChanged, &session.timeline(),
            [this](bool isNow) { m_session.timeline().setReading(!isNow); });
    connect(this, &AnchoredList::moved, this, [this] {
        m_endButton->setVisible(!isAtEnd());
        placeEndButton();
        loadOlderIfNear();
    });
}

void TimelineView::showStart()
{
    const int unread = m_session.timeline().firstUnreadRow();
    if (unread < 0)
        scrollToEnd();
    else
        showAt(m_session.timeline().index(unread), 0);
    m_session.timeline().setReading(!isAtEnd());
}

void TimelineView::loadOlderIfNear()
{
    Model &model = m_session.timeline();
    if (!isVisible() || verticalScrollBar()->value() > kLoadAhead || !model.hasOlder()
        || model.isLoadingOlder())
        return;
    // Later, as this may be in the middle of the model's own change.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_session.timeline().hasOlder() && !m_session.timeline().isLoadingOlder())
                m_session.timeline().loadOlder();
        },
        Qt::QueuedConnection);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    const int before = m_delegate->width();
    m_delegate->setWidth(viewport()->width());
    AnchoredList::resizeEvent(event);
    if (before != viewport()->width())
        remeasure();
}

void TimelineView::placeEndButton()
{
    m_endButton->adjustSize();
    m_endButton->move(viewport()->width() - m_endButton->width() - 20,
                      viewport()->height() - m_endButton->height() - 14);
}

QStyleOptionViewItem TimelineView::optionFor(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return option;
}

MessageHit TimelineView::hitAt(QPoint point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() ? m_delegate->hitAt(optionFor(index), index, point) : MessageHit{};
}

protocol::MessagePlace TimelineView::placeOf(const QModelIndex &index) const
{
    return m_session.timeline().placeOf(index);
}

QRect TimelineView::messageRect(const QModelIndex &index) const
{
    return m_delegate->messageRect(optionFor(index), index);
}

void TimelineView::setPointed(const QModelIndex &index)
{
    m_delegate->setPointed(index);
    viewport()->update();
}

void TimelineView::showRow(int row)
{
    const QModelIndex index = m_session.timeline().index(row);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
    setCurrentIndex(index);
    m_delegate->setMarked(index);
    m_markTimer.start();
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    AnchoredList::mouseMoveEvent(event);
    const bool isActive = hitAt(event->pos()).kind != MessageHit::Kind::Nothing;
    viewport()->setCursor(isActive ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QModelIndex index = indexAt(event->pos());
    setToolTip(index.isValid() ? fullTime(index.data(Model::TimeRole).toLongLong()) : QString());
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    AnchoredList::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QModelIndex index = indexAt(event->pos());
    const MessageHit hit = hitAt(event->pos());
    switch (hit.kind) {
    case MessageHit::Kind::Nothing:
        break;
    case MessageHit::Kind::Link:
        emit linkClicked(hit.link);
        break;
    case MessageHit::Kind::Picture:
        emit pictureClicked(index.data(Model::ImageRole).value<protocol::Image>());
        break;
    case MessageHit::Kind::Quote:
        emit quoteClicked(index.data(Model::LineRole).value<model::MessageLine>().quote.seq);
        break;
    case MessageHit::Kind::Author:
        emit authorClicked(UserId(index.data(Model::AuthorIdRole).toLongLong()));
        break;
    case MessageHit::Kind::Fold:
        m_session.timeline().unfold(index);
        break;
    case MessageHit::Kind::Seen:
        emit seenClicked(placeOf(index));
        break;
    case MessageHit::Kind::Reaction:
        emit reactionClicked(placeOf(index), hit.emoji);
        break;
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint global = isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    showMenu(index, global, isByKey ? QUrl() : hitAt(event->pos()).link);
}

void TimelineView::showMenu(const QModelIndex &index, QPoint global, const QUrl &link)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("messageMenu"));
    if (!link.isEmpty())
        menu.addAction(tr("Copy link"), this,
                       [link] { QGuiApplication::clipboard()->setText(link.toString()); });
    emit menuFilled(&menu, placeOf(index));
    addWriteTo(menu, index);
    addOutbox(menu, index);
    if (!menu.isEmpty())
        menu.exec(global);
}

/// What can be done to one that could not be sent.
void TimelineView::addOutbox(QMenu &menu, const QModelIndex &index)
{
    if (index.data(Model::DeliveryRole).value<Model::Delivery>() != Model::Delivery::Failed)
        return;
    const Ref ref = index.data(Model::RefRole).toString();
    menu.addSeparator();
    menu.addAction(tr("Try again"), this, [this, ref] { m_session.retryPost(ref); });
    menu.addAction(tr("Discard"), this, [this, ref] { m_session.discardPost(ref); });
}

/// To the author alone, where that is somebody else whom the conversation is not already with.
void TimelineView::addWriteTo(QMenu &menu, const QModelIndex &index)
{
    const protocol::Conversation *const open = m_session.open();
    const UserId author(index.data(Model::AuthorIdRole).toLongLong());
    const bool isElse =
        author.isValid() && author != m_session.user().id && !index.data(Model::IsNoticeRole).toBool();
    if (!isElse || open == nullptr || open->partner)
        return;
    const QString name = index.data(Model::AuthorRole).toString();
    menu.addSeparator();
    menu.addAction(tr("Write to %1 …").arg(name), this, [this, author] { emit writeToWanted(author); });
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(currentIndex().data(Model::TextRole).toString());
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        showMenu(currentIndex(), viewport()->mapToGlobal(messageRect(currentIndex()).topLeft() + kMenuAt),
                 {});
        return;
    }
    AnchoredList::keyPressEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    AnchoredList::focusInEvent(event);
    // Whoever comes by the keyboard begins at the newest message.
    if (event->reason() != Qt::MouseFocusReason && !currentIndex().isValid())
        setCurrentIndex(model()->index(model()->rowCount() - 1, 0));
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    AnchoredList::paintEvent(event);
    if (m_session.timeline().rowCount() > 0 || !m_session.openId().isValid())
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.ink3);
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nothing here yet. Say hello."));
}

} // namespace foyer::ui
