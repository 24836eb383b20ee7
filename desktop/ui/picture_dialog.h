// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/image.h"

#include <QBuffer>
#include <QDialog>
#include <QImage>
#include <QModelIndex>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QMovie;
class QToolButton;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class PictureView;

/// A picture of the open conversation as large as the window allows, and from it to those before and after it. It can be
/// zoomed, copied and saved; Escape or a click beside it closes it. Thread: main.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    PictureDialog(model::ChatSession &session, const protocol::Image &image, QWidget *parent = nullptr);
    ~PictureDialog() override;

    /// Whether it is there and shown.
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    [[nodiscard]] const protocol::Image &image() const { return m_image; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(QHBoxLayout *bar, const char *icon, const QString &text,
                           const std::function<void()> &action);
    [[nodiscard]] QHBoxLayout *makeBar();
    void showImage(const protocol::Image &image);
    void take(const QString &id, const QImage &picture, const QByteArray &bytes);
    void play(const QByteArray &bytes);
    /// Goes to the picture before (-1) or after (1) this one among the messages that are here.
    void step(int direction);
    [[nodiscard]] QModelIndex neighbour(int direction) const;
    void showAround();
    void copy() const;
    void save();
    void write(const QString &path);

    model::ChatSession &m_session;
    protocol::Image m_image;
    QImage m_picture;
    QByteArray m_bytes;
    QBuffer m_movieBytes;
    std::unique_ptr<QMovie> m_movie;
    PictureView *m_view;
    QLabel *m_about;
    QLabel *m_zoom;
    QToolButton *m_before = nullptr;
    QToolButton *m_after = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
};

} // namespace foyer::ui
