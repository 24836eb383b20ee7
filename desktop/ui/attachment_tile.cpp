// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/attachment_tile.h"

#include "desktop/ui/icons.h"
#include "desktop/ui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace foyer::ui {

namespace {

constexpr QSize kBox(112, 84);
/// The button that takes it out stands over the corner.
constexpr int kOverhang = 8;
constexpr int kButton = 24;
constexpr int kRadius = 8;

} // namespace

AttachmentTile::AttachmentTile(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_remove(makeButton("attachmentRemove", QStringLiteral("close")))
    , m_retry(makeButton("attachmentRetry", QStringLiteral("retry")))
{
    setObjectName(QStringLiteral("attachment"));
    setFixedSize(kBox.width() + kOverhang, kBox.height() + kOverhang);
    m_remove->move(width() - kButton, 0);
    m_retry->setToolTip(tr("Try again"));
    m_retry->setAccessibleName(tr("Try again"));
    m_retry->move((kBox.width() - kButton) / 2, kOverhang + (kBox.height() - kButton) / 2);
    m_retry->hide();
    connect(m_remove, &QToolButton::clicked, this, &AttachmentTile::removeWanted);
    connect(m_retry, &QToolButton::clicked, this, &AttachmentTile::retryWanted);
}

QToolButton *AttachmentTile::makeButton(const char *name, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(inkedIcon(icon, m_theme.ground));
    button->setIconSize({14, 14});
    button->setFixedSize(kButton, kButton);
    button->setStyleSheet(
        QStringLiteral(
            "QToolButton { background: %1; border: 2px solid %2; border-radius: 12px; padding: 0; }"
            "QToolButton:hover, QToolButton:focus { background: %3; }")
            .arg(m_theme.ink.name(), m_theme.surface.name(), m_theme.accent.name()));
    return button;
}

void AttachmentTile::setPicture(const model::OutgoingPicture &picture, const QPixmap &preview)
{
    m_picture = picture;
    m_preview = preview;
    m_remove->setToolTip(tr("Remove %1").arg(picture.name));
    m_remove->setAccessibleName(tr("Remove %1").arg(picture.name));
    m_retry->setVisible(picture.failure.has_value());
    setToolTip(picture.name);
    setAccessibleName(picture.name);
    update();
}

void AttachmentTile::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF box(QPointF(0, kOverhang), kBox);
    QPainterPath frame;
    frame.addRoundedRect(box, kRadius, kRadius);
    painter.fillPath(frame, m_theme.line);
    const bool isThere = !m_picture.image.isEmpty();
    if (!m_preview.isNull()) {
        painter.save();
        painter.setClipPath(frame);
        painter.setOpacity(m_picture.failure ? 0.35 : isThere ? 1 : 0.7);
        const QSizeF filled = QSizeF(m_preview.size()).scaled(box.size(), Qt::KeepAspectRatioByExpanding);
        QRectF where(QPointF(), filled);
        where.moveCenter(box.center());
        painter.drawPixmap(where, m_preview, QRectF(m_preview.rect()));
        painter.restore();
    }
    if (m_picture.failure) {
        painter.setPen(QPen(m_theme.danger, 2));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), kRadius, kRadius);
    } else if (!isThere) {
        paintProgress(painter, box);
    }
}

void AttachmentTile::paintProgress(QPainter &painter, const QRectF &box) const
{
    const QRectF groove(box.left() + 8, box.bottom() - 14, box.width() - 16, 6);
    const qreal part = m_picture.bytes > 0 ? qreal(m_picture.sent) / qreal(m_picture.bytes) : 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 0x90));
    painter.drawRoundedRect(groove, 3, 3);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(groove.topLeft(), QSizeF(groove.width() * part, groove.height())), 3, 3);
}

} // namespace foyer::ui
