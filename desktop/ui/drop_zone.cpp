// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/drop_zone.h"

#include "desktop/ui/fonts.h"
#include "desktop/ui/picture_intake.h"
#include "desktop/ui/theme.h"

#include <QDropEvent>
#include <QPainter>

namespace foyer::ui {

DropZone::DropZone(const Theme &theme, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("dropZone"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    host->setAcceptDrops(true);
    host->installEventFilter(this);
    hide();
}

bool DropZone::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != parentWidget())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        break;
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Resize:
        resize(parentWidget()->size());
        return false;
    default:
        return false;
    }
    auto *drag = static_cast<QDropEvent *>(event);
    const bool isTaken = m_isAccepting && PictureIntake::canTake(*drag->mimeData());
    // Copied, never moved: the file stays where it is.
    if (isTaken) {
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
    } else {
        drag->ignore();
    }
    const bool isDrop = event->type() == QEvent::Drop;
    if (isTaken && !isDrop) {
        resize(parentWidget()->size());
        raise();
    }
    setVisible(isTaken && !isDrop);
    if (isTaken && isDrop)
        emit dropped(drag->mimeData());
    return true;
}

void DropZone::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = m_theme.accentSoft;
    ground.setAlphaF(0.92F);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(m_theme.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);
    painter.setPen(m_theme.ink);
    QFont font = boldFont(this->font());
    font.setPointSizeF(font.pointSizeF() * 1.3);
    painter.setFont(font);
    painter.drawText(rect(), Qt::AlignCenter, tr("Drop pictures to add them"));
}

} // namespace foyer::ui
