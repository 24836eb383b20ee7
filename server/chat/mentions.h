// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::chat {

/// For each @ of a text that may begin a name: the keys (`nameKey`) of what may be meant, the longest first. Names may have
/// blanks inside, and scripts without blanks go on right after a name, so only who knows the members can tell where
/// a name ends. At most limits::kMentionsMax.
[[nodiscard]] QList<QStringList> mentionKeys(const QString &text);

} // namespace foyer::chat
