// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/snippet.h"

#include "common/base/limits.h"

#include <algorithm>

namespace foyer::text {
namespace {

/// Code points that stand before the first word that was found.
constexpr int kLead = 40;

/// For each UTF-16 unit, and the end, the number of code points before it.
QList<int> codePointsBefore(const QString &text)
{
    QList<int> counts;
    counts.reserve(text.size() + 1);
    int count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        counts.append(count);
        const bool isHalf = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!isHalf)
            ++count;
    }
    counts.append(count);
    return counts;
}

/// Where the words stand, in code points of the text; ascending, touching ones joined.
QList<Stretch> rangesOf(const QList<int> &counts, const SearchText &prepared, const QStringList &words)
{
    QList<Stretch> found;
    for (const QString &word : words) {
        for (qsizetype at = prepared.folded.indexOf(word); at >= 0;
             at = prepared.folded.indexOf(word, at + word.size())) {
            const int begin = counts.at(prepared.begins.at(at));
            const int end = counts.at(prepared.ends.at(at + word.size() - 1));
            found.append({begin, end - begin});
        }
    }
    std::sort(found.begin(), found.end(), [](const Stretch &a, const Stretch &b) {
        return a.start < b.start || (a.start == b.start && a.length > b.length);
    });
    QList<Stretch> joined;
    for (const Stretch &range : std::as_const(found)) {
        if (!joined.isEmpty() && range.start <= joined.last().start + joined.last().length) {
            const int end = std::max(joined.last().start + joined.last().length, range.start + range.length);
            joined.last().length = end - joined.last().start;
        } else {
            joined.append(range);
        }
    }
    return joined;
}

QString inOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return text;
}

} // namespace

Snippet snippetOf(const QString &text, const SearchText &prepared, const QStringList &words)
{
    const QList<int> counts = codePointsBefore(text);
    const QList<Stretch> ranges = rangesOf(counts, prepared, words);
    const int length = counts.last();
    const int latest = std::max(0, length - limits::kSnippetLength);
    const int first = ranges.isEmpty() ? 0 : ranges.first().start;
    const int begin = std::clamp(first - kLead, 0, latest);
    const int end = std::min(length, begin + limits::kSnippetLength);

    const auto unitOf = [&counts](int codePoint) {
        return std::lower_bound(counts.cbegin(), counts.cend(), codePoint) - counts.cbegin();
    };
    Snippet snippet;
    snippet.text = inOneLine(text.mid(unitOf(begin), unitOf(end) - unitOf(begin)));
    const int shift = begin > 0 ? 1 : 0;
    if (begin > 0)
        snippet.text.prepend(u'…');
    if (end < length)
        snippet.text.append(u'…');
    for (const Stretch &range : ranges) {
        const int from = std::max(range.start, begin);
        const int to = std::min(range.start + range.length, end);
        if (from < to)
            snippet.ranges.append({from - begin + shift, to - from});
    }
    return snippet;
}

} // namespace foyer::text
