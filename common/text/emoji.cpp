// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/emoji.h"

#include <QRegularExpression>

namespace foyer::text {
namespace {

/// Longest emoji in UTF-16 units; families and flags of tag characters stay far below.
constexpr qsizetype kLongest = 32;
constexpr QChar kEmojiSelector(0xFE0F);

/// The grammar of UTS #51, 1.4.9, with the key caps first, as digits are emoji only there.
QRegularExpression emojiGrammar()
{
    const QString element =
        QStringLiteral(R"((?!\p{RI})\p{Emoji}(?:\p{EMod}|\x{FE0F}|[\x{E0020}-\x{E007E}]+\x{E007F})?)");
    const QString whole =
        QStringLiteral(R"(\A(?:[0-9#*]\x{FE0F}?\x{20E3}|\p{RI}\p{RI}|(?![0-9#*])%1(?:\x{200D}%1)*)\z)");
    return QRegularExpression(whole.arg(element));
}

} // namespace

std::optional<QString> canonicalEmoji(const QString &text)
{
    static const QRegularExpression grammar = emojiGrammar();
    static const QRegularExpression textByDefault(QStringLiteral(R"(\A\P{EPres}\z)"));
    if (text.isEmpty() || text.size() > kLongest || !grammar.match(text).hasMatch())
        return std::nullopt;
    if (textByDefault.match(text).hasMatch())
        return text + kEmojiSelector;
    return text;
}

} // namespace foyer::text
