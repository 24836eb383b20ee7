// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace foyer::model {

/// How a stretch of text is shown; several at once where they are nested.
enum class TextStyle {
    Bold = 1,
    Italic = 2,
    Struck = 4,
    Code = 8,
    Link = 16,
};

/// A stretch of a block's text.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyle style = TextStyle::Bold;
    /// Of a link.
    QUrl url{};

    bool operator==(const TextSpan &) const = default;
};

/// A part of a message that is set apart from what is above and below.
struct TextBlock
{
    enum class Kind { Plain, Quote, Code };

    Kind kind = Kind::Plain;
    /// What is shown: without the marks that made it so.
    QString text;
    QList<TextSpan> spans{};

    bool operator==(const TextBlock &) const = default;
};

/// A message's text as it is shown: a small part of Markdown, and links. **bold**, *italic*, _italic_, ~~struck~~ and
/// `code` within a line; lines that begin with > are a quote, and lines between two that begin with ``` are code; a
/// backslash keeps the mark behind it. Everything else stays as it was written: nothing is ever read as HTML, no link
/// hides its address, and nothing is loaded. The longest message takes a few milliseconds.
[[nodiscard]] QList<TextBlock> richText(const QString &text);

/// How many emoji the text is made of, if it is nothing else and they are few; else 0.
[[nodiscard]] int emojiCount(const QString &text);

} // namespace foyer::model
