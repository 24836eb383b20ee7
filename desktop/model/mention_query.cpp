// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/mention_query.h"

#include <QChar>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace foyer::model {

namespace {

constexpr qsizetype kLongestQuery = 32;
constexpr qsizetype kMost = 8;
/// Of a name that does not fit.
constexpr int kNoFit = 9;

QStringList callsOfEveryone()
{
    return {QStringLiteral("here"), QStringLiteral("all")};
}

char32_t codePointBefore(const QString &text, qsizetype at)
{
    if (at >= 2 && text.at(at - 1).isLowSurrogate() && text.at(at - 2).isHighSurrogate())
        return QChar::surrogateToUcs4(text.at(at - 2), text.at(at - 1));
    return at >= 1 ? text.at(at - 1).unicode() : U'\0';
}

/// Written without blanks between words: a name may begin anywhere in them.
bool isUnspaced(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

bool mayBegin(const QString &text, qsizetype at)
{
    const char32_t before = codePointBefore(text, at);
    const bool isWordPart = QChar::isLetterOrNumber(before) || QChar::isMark(before) || before == U'_';
    return !isWordPart || isUnspaced(before);
}

/// Whether the letters come in this order.
bool hasInOrder(const QString &text, const QString &letters)
{
    qsizetype from = 0;
    for (const QChar letter : letters) {
        from = text.indexOf(letter, from) + 1;
        if (from == 0)
            return false;
    }
    return true;
}

/// 0: it begins with the words; 1: a word of it does; 2: they are in it; 3: their letters are, in this order.
int rankOf(const QString &name, const QString &words)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s\\-_./]+"));
    const QString text = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    const QString wanted = words.normalized(QString::NormalizationForm_KC).toCaseFolded();
    if (text.startsWith(wanted))
        return 0;
    const QStringList parts = text.split(gaps);
    const auto begins = [&](const QString &part) {
        return part.startsWith(wanted);
    };
    if (std::any_of(parts.cbegin(), parts.cend(), begins))
        return 1;
    if (text.contains(wanted))
        return 2;
    return hasInOrder(text, wanted) ? 3 : kNoFit;
}

} // namespace

std::optional<MentionQuery> mentionAt(const QString &text, qsizetype caret)
{
    // One blank may be in a name; a second one ends it.
    static const QRegularExpression isOver(QStringLiteral("[\\n@]|^ |  | \\S* "));
    const qsizetype start = caret > 0 ? text.lastIndexOf(u'@', caret - 1) : -1;
    if (start < 0 || caret - start > kLongestQuery + 1 || !mayBegin(text, start))
        return std::nullopt;
    const QString words = text.mid(start + 1, caret - start - 1);
    if (isOver.match(words).hasMatch())
        return std::nullopt;
    return MentionQuery{start, words};
}

QList<MentionCandidate> mentionCandidates(const QString &words, const QList<protocol::Member> &members,
                                          UserId me, bool mayCallEveryone)
{
    QList<MentionCandidate> found;
    QList<std::pair<int, qsizetype>> ranks;
    const auto add = [&](const MentionCandidate &candidate, int rank) {
        if (rank >= kNoFit)
            return;
        ranks.append({rank, found.size()});
        found.append(candidate);
    };
    for (const protocol::Member &member : members) {
        const protocol::User &user = member.user;
        if (user.id != me && !user.username.isEmpty())
            add({user.username, user},
                std::min(rankOf(user.username, words), rankOf(user.displayName, words)));
    }
    const QStringList calls = mayCallEveryone ? callsOfEveryone() : QStringList();
    for (const QString &call : calls)
        add({call, std::nullopt}, rankOf(call, words));
    std::sort(ranks.begin(), ranks.end(), [&](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first < b.first;
        return QString::localeAwareCompare(found.at(a.second).name, found.at(b.second).name) < 0;
    });
    QList<MentionCandidate> best;
    for (const auto &[rank, index] : ranks.first(std::min(kMost, ranks.size())))
        best.append(found.at(index));
    return best;
}

} // namespace foyer::model
