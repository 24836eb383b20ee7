// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QMimeData;
class QWidget;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// The ways by which pictures come to the next message of the open conversation: pasted, dropped or chosen. Thread: main.
class PictureIntake : public QObject
{
    Q_OBJECT

public:
    /// The session must outlive it; dialogs open above `window`.
    PictureIntake(model::ChatSession &session, QWidget *window);

    /// Whether there are files or a picture in it, and not words that came with a picture of them.
    [[nodiscard]] static bool canTake(const QMimeData &data);
    void take(const QMimeData &data);
    /// Lets the person choose files.
    void choose();

private:
    model::ChatSession &m_session;
    QWidget *m_window;
};

} // namespace foyer::ui
