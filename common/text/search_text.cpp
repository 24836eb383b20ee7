// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/search_text.h"

#include <algorithm>

namespace foyer::text {
namespace {

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// What belongs to the character before it: marks, the sound marks of half-width katakana, vowels and finals of jamo.
bool isAppended(char32_t c)
{
    if (c < 0x300)
        return false;
    return QChar::isMark(c) || c == 0xFF9E || c == 0xFF9F || isBetween(c, 0x1160, 0x11FF);
}

bool isDropped(char32_t c)
{
    return isBetween(c, 0x300, 0x36F) || isBetween(c, 0xFE00, 0xFE0F)
        || QChar::category(c) == QChar::Other_Format;
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

/// One character with what is appended to it.
QString foldedCharacter(QStringView character)
{
    const QString parts = character.toString().normalized(QString::NormalizationForm_KD);
    QString kept;
    for (qsizetype i = 0; i < parts.size();) {
        const char32_t c = codePointAt(parts, i);
        const qsizetype units = QChar::requiresSurrogates(c) ? 2 : 1;
        if (!isDropped(c))
            kept += QStringView(parts).mid(i, units);
        i += units;
    }
    // By way of the capitals, as in nameKey: ß is found by ss.
    return kept.toUpper().toCaseFolded().normalized(QString::NormalizationForm_KC);
}

/// Where the character that begins there ends.
qsizetype characterEnd(QStringView text, qsizetype begin)
{
    qsizetype end = begin + (QChar::requiresSurrogates(codePointAt(text, begin)) ? 2 : 1);
    while (end < text.size()) {
        const char32_t next = codePointAt(text, end);
        if (!isAppended(next))
            break;
        end += QChar::requiresSurrogates(next) ? 2 : 1;
    }
    return end;
}

} // namespace

SearchText searchText(QStringView text)
{
    SearchText result;
    result.folded.reserve(text.size());
    result.begins.reserve(text.size());
    result.ends.reserve(text.size());
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype end = characterEnd(text, begin);
        const char16_t only = text[begin].unicode();
        if (end == begin + 1 && only < 0x80)
            result.folded += QChar(only >= u'A' && only <= u'Z' ? char16_t(only + 0x20) : only);
        else
            result.folded += foldedCharacter(text.mid(begin, end - begin));
        result.begins.resize(result.folded.size(), begin);
        result.ends.resize(result.folded.size(), end);
        begin = end;
    }
    return result;
}

QStringList searchWords(QStringView query)
{
    const QString folded = searchText(query).folded.simplified();
    QStringList words = folded.split(u' ', Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

bool hasWords(const QString &folded, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

bool isCjk(char32_t character)
{
    if (character < 0x1100)
        return false;
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
        return true;
    default:
        // The sign of a long vowel is of no script.
        return character == 0x30FC;
    }
}

} // namespace foyer::text
