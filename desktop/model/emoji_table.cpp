// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/emoji_table.h"

#include <QRegularExpression>

#include <algorithm>

namespace foyer::model {

namespace {

constexpr int kColumns = 7;
constexpr int kNoFit = -1;

Emoji::Words wordsOf(const QString &name, const QString &keywords)
{
    return {name, keywords.split(u'|', Qt::SkipEmptyParts)};
}

bool startsAny(const QStringList &texts, const QString &word)
{
    return std::any_of(texts.cbegin(), texts.cend(),
                       [&](const QString &text) { return text.startsWith(word, Qt::CaseInsensitive); });
}

/// 0: is called so; 1: a keyword is the same; 2: a word of the name begins so; 3: a keyword does; 4: within. As in the web
/// client.
int rankIn(const Emoji::Words &words, const QString &word)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s-]+"));
    if (words.name.compare(word, Qt::CaseInsensitive) == 0)
        return 0;
    if (words.keywords.contains(word, Qt::CaseInsensitive))
        return 1;
    if (words.name.startsWith(word, Qt::CaseInsensitive) || startsAny(words.name.split(gaps), word))
        return 2;
    if (startsAny(words.keywords, word))
        return 3;
    const bool isWithin = words.name.contains(word, Qt::CaseInsensitive)
        || std::any_of(words.keywords.cbegin(), words.keywords.cend(),
                       [&](const QString &each) { return each.contains(word, Qt::CaseInsensitive); });
    return isWithin ? 4 : kNoFit;
}

int rankOf(const Emoji &emoji, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        const int english = rankIn(emoji.english, word);
        const int chinese = rankIn(emoji.chinese, word);
        if (english == kNoFit && chinese == kNoFit)
            return kNoFit;
        sum += english == kNoFit ? chinese : chinese == kNoFit ? english : std::min(english, chinese);
    }
    return sum;
}

} // namespace

QString Emoji::inTone(int tone) const
{
    return tone > 0 && tone <= tones.size() ? tones.at(tone - 1) : text;
}

EmojiTable::EmojiTable(const QByteArray &table)
{
    const QStringList lines = QString::fromUtf8(table).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList columns = line.split(u'\t');
        bool isNumber = false;
        const int group = columns.value(1).toInt(&isNumber);
        if (columns.size() != kColumns || !isNumber || group < 0 || group >= kGroups)
            continue;
        m_all.append({columns.at(0), group, columns.at(2).split(u' ', Qt::SkipEmptyParts),
                      wordsOf(columns.at(3), columns.at(4)), wordsOf(columns.at(5), columns.at(6))});
    }
}

QList<Emoji> EmojiTable::group(int group) const
{
    QList<Emoji> found;
    std::copy_if(m_all.cbegin(), m_all.cend(), std::back_inserter(found),
                 [group](const Emoji &emoji) { return emoji.group == group; });
    return found;
}

QList<Emoji> EmojiTable::search(const QString &words) const
{
    const QStringList each = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, const Emoji *>> ranked;
    for (const Emoji &emoji : m_all) {
        if (const int rank = rankOf(emoji, each); rank != kNoFit)
            ranked.append({rank, &emoji});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<Emoji> found;
    for (const auto &[rank, emoji] : std::as_const(ranked))
        found.append(*emoji);
    return found;
}

const Emoji *EmojiTable::find(const QString &text) const
{
    const auto found = std::find_if(m_all.cbegin(), m_all.cend(), [&](const Emoji &emoji) {
        return emoji.text == text || emoji.tones.contains(text);
    });
    return found == m_all.cend() ? nullptr : &*found;
}

} // namespace foyer::model
