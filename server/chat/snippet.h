// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/search.h"
#include "common/text/search_text.h"

#include <QString>
#include <QStringList>

namespace foyer::chat {

/// The part of a text that is shown with a hit.
struct Snippet
{
    QString text;
    QList<protocol::TextRange> ranges;
};

/// Up to limits::kSnippetLength code points around the first of the words, in one line, and where the words stand in it.
/// `prepared` is `text` as search compares it.
[[nodiscard]] Snippet snippetOf(const QString &text, const text::SearchText &prepared,
                                const QStringList &words);

} // namespace foyer::chat
