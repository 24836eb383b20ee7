// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QWidget>

namespace foyer::ui {

/// The square of a picture that becomes an avatar: moved by hand or with the arrow keys, made smaller or larger with the wheel
/// or + and −. Thread: main.
class AvatarCrop : public QWidget
{
    Q_OBJECT

public:
    /// The picture must not be null. At first it is the largest square, in the middle.
    explicit AvatarCrop(QImage picture, QWidget *parent = nullptr);

    /// 1: the largest square.
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// Keeps what is in the middle there, as far as the picture reaches. Values outside 1 to kMostZoom are brought inside.
    void setZoom(double zoom);
    static constexpr double kMostZoom = 4;

    /// What was chosen, as large as servers keep avatars and more.
    [[nodiscard]] QImage result() const;

signals:
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// The chosen square, in the picture's pixels.
    [[nodiscard]] QRectF square() const;
    /// Moves the square by so many of the picture's pixels, and keeps it inside.
    void moveBy(QPointF pixels);

    QImage m_picture;
    double m_zoom = 1;
    /// Of the square, in the picture's pixels.
    QPointF m_middle;
    QPointF m_draggedFrom;
};

} // namespace foyer::ui
