// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

QT_BEGIN_NAMESPACE
class QListWidget;
class QListWidgetItem;
class QString;
QT_END_NAMESPACE

namespace foyer::model {
class ConversationListModel;
}

namespace foyer::ui {

struct Theme;

// The user's conversations in a list, to choose one.

/// Shows those whose name has the words in it, in any order of them: first those whose name begins with them. The first
/// one is the current one. Returns how many there are.
int fillConversations(QListWidget &list, const model::ConversationListModel &conversations,
                      const QString &words, const Theme &theme);
/// Which conversation a row of such a list stands for.
[[nodiscard]] ConversationId conversationOf(const QListWidgetItem &item);

} // namespace foyer::ui
