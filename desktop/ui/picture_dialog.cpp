// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/picture_dialog.h"

#include "desktop/model/chat_session.h"

#include <QMouseEvent>
#include <QPainter>

namespace foyer::ui {

PictureDialog::PictureDialog(model::ChatSession &session, const protocol::Image &image, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QSize bound = parent == nullptr ? QSize(800, 600) : parent->window()->size() * 0.9;
    const QSize full(image.width, image.height);
    const bool isTooLarge = full.width() > bound.width() || full.height() > bound.height();
    resize((isTooLarge ? full.scaled(bound, Qt::KeepAspectRatio) : full).expandedTo({200, 150}));
    connect(&session.pictures(), &model::PictureCache::pictureReady, this,
            [this, id = image.id](const QString &ready, const QImage &picture) {
                if (ready != id)
                    return;
                m_picture = picture;
                m_isMissing = picture.isNull();
                update();
            });
    session.pictures().loadFull(image.id);
}

void PictureDialog::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_picture.isNull()) {
        painter.drawText(rect(), Qt::AlignCenter,
                         m_isMissing ? tr("The picture cannot be shown.") : tr("Loading …"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect where(QPoint(), m_picture.size().scaled(size(), Qt::KeepAspectRatio));
    where.moveCenter(rect().center());
    painter.drawImage(where, m_picture);
}

void PictureDialog::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        close();
}

} // namespace foyer::ui
