// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "desktop/model/mention_query.h"

#include <QFrame>
#include <QList>

#include <optional>

QT_BEGIN_NAMESPACE
class QKeyEvent;
class QListWidget;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarIcons;
struct Theme;

/// Completes a name that is typed after @: a list above the field, which keeps the keyboard. Thread: main.
class MentionPopup : public QFrame
{
    Q_OBJECT

public:
    /// All of these must outlive it; it lies above what else is in the field's window.
    MentionPopup(model::ChatSession &session, const Theme &theme, QPlainTextEdit &field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The text or the caret moved.
    void follow();
    void fill();
    void place();
    [[nodiscard]] bool takesKey(const QKeyEvent &event);
    void step(int rows);
    void choose();
    /// Stays closed until another name is begun.
    void refuse();

    model::ChatSession &m_session;
    const Theme &m_theme;
    QPlainTextEdit &m_field;
    QListWidget *m_list;
    AvatarIcons *m_avatars;
    QList<model::MentionCandidate> m_found;
    std::optional<model::MentionQuery> m_query;
    /// Where the @ stands of a list that was closed on purpose; -1 for none.
    qsizetype m_refused = -1;
};

} // namespace foyer::ui
