// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/rich_text.h"

#include "desktop/model/inline_marks.h"

#include <QRegularExpression>
#include <QStringList>

namespace foyer::model {

namespace {

constexpr int kMostEmoji = 6;
constexpr qsizetype kLongestEmojiText = 80;

bool isFence(const QString &line)
{
    return line.startsWith(QLatin1StringView("```"));
}

bool isQuote(const QString &line)
{
    return line.startsWith(u'>');
}

QString unquoted(const QString &line)
{
    return line.mid(line.startsWith(QLatin1StringView("> ")) ? 2 : 1);
}

/// The line with the closing fence; -1 if there is none.
qsizetype closingFence(const QStringList &lines, qsizetype opening)
{
    for (qsizetype i = opening + 1; i < lines.size(); ++i) {
        if (lines.at(i).trimmed() == QLatin1StringView("```"))
            return i;
    }
    return -1;
}

void addLines(QList<TextBlock> &blocks, TextBlock::Kind kind, QStringList lines)
{
    // Empty lines around what is set apart only keep it apart, which it is anyway.
    while (!blocks.isEmpty() && !lines.isEmpty() && lines.constFirst().trimmed().isEmpty())
        lines.removeFirst();
    if (lines.isEmpty())
        return;
    TextBlock block{kind, {}};
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            block.text += u'\n';
        if (kind == TextBlock::Kind::Code)
            block.text += lines.at(i);
        else
            appendMarked(block, lines.at(i));
    }
    blocks.append(block);
}

void takeTrailingEmpty(QStringList &lines)
{
    while (!lines.isEmpty() && lines.constLast().trimmed().isEmpty())
        lines.removeLast();
}

} // namespace

QList<TextBlock> richText(const QString &text)
{
    if (text.isEmpty())
        return {};
    QList<TextBlock> blocks;
    QStringList plain;
    const auto endPlain = [&](bool isSetApart) {
        if (isSetApart)
            takeTrailingEmpty(plain);
        addLines(blocks, TextBlock::Kind::Plain, plain);
        plain.clear();
    };
    const QStringList lines = text.split(u'\n');
    // A fence that nothing closes is looked for once.
    bool isFencing = true;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype closing = isFencing && isFence(lines.at(i)) ? closingFence(lines, i) : -1;
        if (isFence(lines.at(i)) && closing < 0)
            isFencing = false;
        if (closing > i + 1) {
            endPlain(true);
            addLines(blocks, TextBlock::Kind::Code, lines.mid(i + 1, closing - i - 1));
            i = closing;
        } else if (isQuote(lines.at(i))) {
            endPlain(true);
            QStringList quoted;
            for (; i < lines.size() && isQuote(lines.at(i)); ++i)
                quoted.append(unquoted(lines.at(i)));
            --i;
            addLines(blocks, TextBlock::Kind::Quote, quoted);
        } else {
            plain.append(lines.at(i));
        }
    }
    endPlain(!blocks.isEmpty());
    return blocks;
}

int emojiCount(const QString &text)
{
    // A flag, a key, or a sign with its colour of skin; and several of them that are joined to one.
    static const QString sign =
        QStringLiteral("(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|[0-9#*]\\x{FE0F}?\\x{20E3}"
                       "|(?:[\\x{1F000}-\\x{1F1E5}\\x{1F200}-\\x{1FAFF}\\x{2300}-\\x{23FF}\\x{2600}-\\x{27BF}"
                       "\\x{2B00}-\\x{2BFF}]"
                       "|[\\x{2190}-\\x{21FF}\\x{3030}\\x{303D}\\x{3297}\\x{3299}\\x{A9}\\x{AE}\\x{203C}\\x{"
                       "2049}\\x{2122}\\x{2139}]"
                       "(?=\\x{FE0F}))\\x{FE0F}?[\\x{1F3FB}-\\x{1F3FF}]?[\\x{E0020}-\\x{E007F}]*)");
    static const QRegularExpression emoji(QStringLiteral("\\G\\s*%1(?:\\x{200D}%1)*").arg(sign));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > kLongestEmojiText)
        return 0;
    int count = 0;
    qsizetype at = 0;
    while (at < trimmed.size()) {
        const QRegularExpressionMatch match = emoji.match(trimmed, at);
        if (!match.hasMatch() || ++count > kMostEmoji)
            return 0;
        at = match.capturedEnd();
    }
    return count;
}

} // namespace foyer::model
