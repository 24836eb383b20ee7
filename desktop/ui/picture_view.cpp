// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/picture_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace foyer::ui {

namespace {

constexpr qreal kStep = 1.25;
constexpr qreal kLargest = 16;
/// Smaller than this nothing can be seen of it.
constexpr qreal kSmallestSide = 24;
/// One notch of a wheel, in the eighths of a degree that Qt counts.
constexpr qreal kNotch = 120;
const QColor kText(0xf2, 0xeb, 0xe1);

} // namespace

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("pictureView"));
    setMinimumSize(160, 120);
    setFocusPolicy(Qt::StrongFocus);
}

void PictureView::setPicture(const QImage &picture, QSize size)
{
    m_picture = picture;
    m_size = size;
    m_note.clear();
    fit();
}

void PictureView::setFrame(const QImage &frame)
{
    m_picture = frame;
    m_note.clear();
    update();
}

void PictureView::setNote(const QString &note)
{
    m_picture = {};
    m_note = note;
    update();
}

QRectF PictureView::where() const
{
    QRectF rect(QPointF(), m_size * m_zoom);
    rect.moveCenter(QRectF(this->rect()).center() + m_offset);
    return rect;
}

qreal PictureView::fittingZoom() const
{
    if (m_size.isEmpty())
        return 1;
    return std::min({1.0, width() / m_size.width(), height() / m_size.height()});
}

void PictureView::fit()
{
    m_isFitting = true;
    m_zoom = fittingZoom();
    m_offset = {};
    update();
    emit zoomChanged();
}

void PictureView::showActualSize()
{
    setZoom(1, QRectF(rect()).center());
}

void PictureView::zoomIn()
{
    setZoom(m_zoom * kStep, QRectF(rect()).center());
}

void PictureView::zoomOut()
{
    setZoom(m_zoom / kStep, QRectF(rect()).center());
}

/// What is under `about` stays there.
void PictureView::setZoom(qreal zoom, QPointF about)
{
    if (m_size.isEmpty())
        return;
    const qreal least = std::min(fittingZoom(), kSmallestSide / std::min(m_size.width(), m_size.height()));
    const qreal next = std::clamp(zoom, least, kLargest);
    const QPointF fromMiddle = about - QRectF(rect()).center() - m_offset;
    m_offset -= fromMiddle * (next / m_zoom - 1);
    m_zoom = next;
    m_isFitting = false;
    keepInside();
    update();
    emit zoomChanged();
}

void PictureView::keepInside()
{
    const QSizeF over = m_size * m_zoom - QSizeF(size());
    const qreal x = std::max(0.0, over.width() / 2);
    const qreal y = std::max(0.0, over.height() / 2);
    m_offset = {std::clamp(m_offset.x(), -x, x), std::clamp(m_offset.y(), -y, y)};
}

void PictureView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_picture.isNull()) {
        painter.setPen(kText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_note);
        return;
    }
    // Much enlarged, its pixels are what one wants to see.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 4);
    painter.drawImage(where(), m_picture);
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isFitting)
        fit();
    else
        keepInside();
}

bool PictureView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setZoom(m_zoom * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    setZoom(m_zoom * std::pow(kStep, event->angleDelta().y() / kNotch), event->position());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position();
    m_draggedFrom = event->position();
    m_isMoved = false;
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const QPointF way = event->position() - m_pressedAt;
    m_isMoved = m_isMoved || way.manhattanLength() >= QApplication::startDragDistance();
    if (!m_isMoved)
        return;
    setCursor(Qt::ClosedHandCursor);
    m_offset += event->position() - m_draggedFrom;
    m_draggedFrom = event->position();
    keepInside();
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    if (event->button() == Qt::LeftButton && !m_isMoved && !where().contains(event->position()))
        emit groundClicked();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!where().contains(event->position()))
        return;
    if (m_isFitting)
        setZoom(m_zoom < 1 ? 1 : 2, event->position());
    else
        fit();
}

} // namespace foyer::ui
