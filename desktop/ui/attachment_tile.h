// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/attachments.h"

#include <QPixmap>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace foyer::ui {

struct Theme;

/// One picture that goes out with the next message: how it looks, how much of it is on the server, and a button that takes
/// it out. Thread: main.
class AttachmentTile : public QWidget
{
    Q_OBJECT

public:
    /// The theme must outlive it.
    explicit AttachmentTile(const Theme &theme, QWidget *parent = nullptr);

    /// `preview` is null while it is not there.
    void setPicture(const model::OutgoingPicture &picture, const QPixmap &preview);
    [[nodiscard]] const model::OutgoingPicture &picture() const { return m_picture; }

signals:
    void removeWanted();
    void retryWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QToolButton *makeButton(const char *name, const QString &icon);
    void paintProgress(QPainter &painter, const QRectF &box) const;

    const Theme &m_theme;
    model::OutgoingPicture m_picture;
    QPixmap m_preview;
    QToolButton *m_remove;
    QToolButton *m_retry;
};

} // namespace foyer::ui
