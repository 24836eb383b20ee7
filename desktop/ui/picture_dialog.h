// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/image.h"

#include <QDialog>
#include <QImage>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// One picture as large as the window allows. Escape or a click closes it.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    /// The session must outlive the dialog.
    PictureDialog(model::ChatSession &session, const protocol::Image &image, QWidget *parent = nullptr);

    /// Whether it is there and shown.
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QImage m_picture;
    bool m_isMissing = false;
};

} // namespace foyer::ui
