// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

/// Who is writing in the open conversation; keeps its line free, so that nothing jumps.
class TypingLine : public QLabel
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit TypingLine(model::ChatSession &session, QWidget *parent = nullptr);

private:
    void refresh();

    model::ChatSession &m_session;
};

} // namespace foyer::ui
