// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QListWidget;
class QListWidgetItem;
QT_END_NAMESPACE

namespace foyer::model {
class ChatSession;
}

namespace foyer::ui {

class AvatarIcons;
struct Theme;

/// The user's conversations in a list, to choose one. It belongs to the list. Thread: main.
class ConversationChoice : public QObject
{
    Q_OBJECT

public:
    /// Session and theme must outlive the list.
    ConversationChoice(model::ChatSession &session, QListWidget &list, const Theme &theme);

    /// Shows those whose name has the words in it, in any order of them: first those whose name begins with them. The first
    /// one is the current one. Returns how many there are.
    int fill(const QString &words);
    /// Which conversation a row of such a list stands for.
    [[nodiscard]] static ConversationId of(const QListWidgetItem &item);

private:
    void showCover(QListWidgetItem &item);

    model::ChatSession &m_session;
    QListWidget &m_list;
    const Theme &m_theme;
    AvatarIcons *m_avatars;
};

} // namespace foyer::ui
