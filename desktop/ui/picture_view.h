// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

namespace foyer::ui {

/// One picture, as large as there is room or as large as the person wants it: the wheel, keys and two fingers zoom, the
/// mouse moves it. Thread: main.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    /// Shows another picture, whole. `size` are its pixels; what is shown of it may be smaller until all of it is there.
    void setPicture(const QImage &picture, QSize size);
    /// The same picture in another state: all of it, or the next one of a moving one.
    void setFrame(const QImage &frame);
    /// Shows words in place of a picture.
    void setNote(const QString &note);

    /// Pixels of the screen for one of the picture.
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    [[nodiscard]] bool isFitting() const { return m_isFitting; }

public slots:
    void zoomIn();
    void zoomOut();
    /// As large as there is room, but no larger than it is.
    void fit();
    /// One pixel of the picture for one of the screen.
    void showActualSize();

signals:
    void zoomChanged();
    /// The ground beside the picture was clicked.
    void groundClicked();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    /// Where the picture lies.
    [[nodiscard]] QRectF where() const;
    [[nodiscard]] qreal fittingZoom() const;
    void setZoom(qreal zoom, QPointF about);
    /// No ground is shown on one side while picture is hidden on the other.
    void keepInside();

    QImage m_picture;
    QSizeF m_size;
    QString m_note;
    qreal m_zoom = 1;
    /// Of the picture's middle from that of the view.
    QPointF m_offset;
    bool m_isFitting = true;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_isMoved = false;
};

} // namespace foyer::ui
