// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/typing_line.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/fonts.h"

namespace foyer::ui {

TypingLine::TypingLine(model::ChatSession &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("typing"));
    setProperty("kind", QStringLiteral("dim"));
    setTextFormat(Qt::PlainText);
    setFont(smallerFont(font()));
    setContentsMargins(24, 0, 24, 0);
    setFixedHeight(fontMetrics().height() + 4);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&session.typing(), &model::Typists::changed, this, &TypingLine::refresh);
    connect(&session.people(), &model::People::blockedChanged, this, &TypingLine::refresh);
    connect(&session, &model::ChatSession::openChanged, this, &TypingLine::refresh);
    refresh();
}

void TypingLine::refresh()
{
    setVisible(m_session.openId().isValid());
    setText(m_session.typing().line(m_session.openId()));
}

} // namespace foyer::ui
