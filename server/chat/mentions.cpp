// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/mentions.h"

#include "common/base/limits.h"
#include "common/text/names.h"

#include <algorithm>
#include <string>

namespace foyer::chat {
namespace {

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
}

/// Whether the script is written without blanks between words, so that a name may end before any next letter.
bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    // Words of Korean take their endings without a blank.
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

bool mayEndBetween(char32_t last, char32_t next)
{
    return !isWordPart(next) || isUnspaced(last) || isUnspaced(next);
}

/// An @ inside a word is an address or a sign, not a call.
bool mayBegin(const std::u32string &text, std::size_t at)
{
    return at == 0 || !isWordPart(text[at - 1]) || isUnspaced(text[at - 1]);
}

/// Code points from there on that may be part of one name, as text::checkUsername has it.
std::size_t longestName(const std::u32string &text, std::size_t start)
{
    const auto isAllowed = [](char32_t c) {
        return isWordPart(c) || c == U'.' || c == U'-' || c == U' ';
    };
    const std::size_t end = std::min<std::size_t>(text.size(), start + std::size_t(limits::kUsernameMax));
    std::size_t at = start;
    while (at < end && isAllowed(text[at]))
        ++at;
    return at - start;
}

QStringList keysFrom(const std::u32string &text, std::size_t start)
{
    QStringList keys;
    if (!isWordPart(text[start]))
        return keys;
    for (std::size_t length = longestName(text, start); length >= 1; --length) {
        const char32_t last = text[start + length - 1];
        const bool isEnd = start + length == text.size() || mayEndBetween(last, text[start + length]);
        if (isEnd && last != U' ')
            keys.append(text::nameKey(QString::fromStdU32String(text.substr(start, length))));
    }
    keys.removeDuplicates();
    return keys;
}

} // namespace

QList<QStringList> mentionKeys(const QString &text)
{
    if (!text.contains(u'@'))
        return {};
    const std::u32string points = text.toStdU32String();
    QList<QStringList> all;
    for (std::size_t i = 0; i + 1 < points.size() && all.size() < limits::kMentionsMax; ++i) {
        if (points[i] != U'@' || !mayBegin(points, i))
            continue;
        const QStringList keys = keysFrom(points, i + 1);
        if (!keys.isEmpty())
            all.append(keys);
    }
    return all;
}

} // namespace foyer::chat
