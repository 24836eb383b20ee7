// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_crop.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer::ui {

namespace {

/// Pixels of each side, on the screen and of what is sent.
constexpr int kShown = 280;
constexpr int kSent = 512;
constexpr double kWheelStep = 1.06;
constexpr double kKeyZoom = 1.1;
/// Of the square's side, for an arrow key.
constexpr double kKeyMove = 0.03;
/// What a full turn of the wheel's notch is.
constexpr int kNotch = 120;
/// What is left out is still seen, darkly.
const QColor kScrim(0, 0, 0, 150);

} // namespace

AvatarCrop::AvatarCrop(QImage picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(std::move(picture))
    , m_middle(m_picture.width() / 2.0, m_picture.height() / 2.0)
{
    setFixedSize(kShown, kShown);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
}

QRectF AvatarCrop::square() const
{
    const double side = std::min(m_picture.width(), m_picture.height()) / m_zoom;
    return {m_middle.x() - side / 2, m_middle.y() - side / 2, side, side};
}

void AvatarCrop::moveBy(QPointF pixels)
{
    const double half = square().width() / 2;
    m_middle += pixels;
    m_middle = {std::clamp(m_middle.x(), half, m_picture.width() - half),
                std::clamp(m_middle.y(), half, m_picture.height() - half)};
    update();
}

void AvatarCrop::setZoom(double zoom)
{
    const double wanted = std::clamp(zoom, 1.0, kMostZoom);
    if (qFuzzyCompare(wanted, m_zoom))
        return;
    m_zoom = wanted;
    moveBy({});
    emit zoomChanged(m_zoom);
}

QImage AvatarCrop::result() const
{
    QImage image(kSent, kSent, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0, 0, kSent, kSent), m_picture, square());
    return image;
}

void AvatarCrop::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath frame;
    frame.addRoundedRect(rect(), 12, 12);
    painter.setClipPath(frame);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.drawImage(QRectF(rect()), m_picture, square());
    QPainterPath outside = frame;
    outside.addEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    painter.fillPath(outside, kScrim);
    if (!hasFocus())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
    painter.drawPath(frame);
}

void AvatarCrop::mousePressEvent(QMouseEvent *event)
{
    m_draggedFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void AvatarCrop::mouseMoveEvent(QMouseEvent *event)
{
    // The picture goes with the hand, so the square goes the other way.
    moveBy((m_draggedFrom - event->position()) * square().width() / width());
    m_draggedFrom = event->position();
}

void AvatarCrop::mouseReleaseEvent(QMouseEvent *event)
{
    Q_UNUSED(event)
    setCursor(Qt::OpenHandCursor);
}

void AvatarCrop::wheelEvent(QWheelEvent *event)
{
    setZoom(m_zoom * std::pow(kWheelStep, double(event->angleDelta().y()) / kNotch));
    event->accept();
}

void AvatarCrop::keyPressEvent(QKeyEvent *event)
{
    const double step = square().width() * kKeyMove;
    switch (event->key()) {
    case Qt::Key_Left:
        moveBy({step, 0});
        break;
    case Qt::Key_Right:
        moveBy({-step, 0});
        break;
    case Qt::Key_Up:
        moveBy({0, step});
        break;
    case Qt::Key_Down:
        moveBy({0, -step});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(m_zoom * kKeyZoom);
        break;
    case Qt::Key_Minus:
        setZoom(m_zoom / kKeyZoom);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace foyer::ui
