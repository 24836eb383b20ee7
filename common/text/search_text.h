// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace foyer::text {

/// A text as search compares it: NFKC, case folded, without accents on Latin, Greek and Cyrillic letters and without what
/// shows nothing; and where each unit of it came from.
struct SearchText
{
    QString folded;
    /// For each UTF-16 unit of `folded`, the unit of the original where its character begins.
    QList<qsizetype> begins;
    /// And where that character, with its marks, ends.
    QList<qsizetype> ends;
};

[[nodiscard]] SearchText searchText(QStringView text);

/// The different words of a query, folded; what stands between blanks is one word, whatever it consists of.
[[nodiscard]] QStringList searchWords(QStringView query);

/// Whether the folded text has every word somewhere.
[[nodiscard]] bool hasWords(const QString &folded, const QStringList &words);

/// A character of a script that is written without blanks and of which two already mean something.
[[nodiscard]] bool isCjk(char32_t character);

} // namespace foyer::text
