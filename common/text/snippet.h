// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/text/search_text.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace foyer::text {

/// A stretch of a text, in code points.
struct Stretch
{
    int start = 0;
    int length = 0;

    bool operator==(const Stretch &) const = default;
};

/// The part of a text that is shown with a hit.
struct Snippet
{
    QString text;
    /// What was found in it; ascending, without overlap.
    QList<Stretch> ranges;
};

/// Up to limits::kSnippetLength code points around the first of the words, in one line, and where the words stand in it.
/// `prepared` is `text` as search compares it.
[[nodiscard]] Snippet snippetOf(const QString &text, const SearchText &prepared, const QStringList &words);

} // namespace foyer::text
