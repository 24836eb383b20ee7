// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/inline_marks.h"

#include "common/base/web_url.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace foyer::model {

namespace {

struct Mark
{
    QLatin1StringView text;
    TextStyle style;
};

/// Longer ones first, so that ** is not read as * twice.
constexpr std::array kMarks{
    Mark{QLatin1StringView("**"), TextStyle::Bold},
    Mark{QLatin1StringView("~~"), TextStyle::Struck},
    Mark{QLatin1StringView("*"), TextStyle::Italic},
    Mark{QLatin1StringView("_"), TextStyle::Italic},
};

/// A mark that was opened and not closed yet.
struct Opened
{
    QLatin1StringView text;
    TextStyle style;
    /// Where the mark stands in what is shown; it is cut out there when it is closed.
    qsizetype at = 0;
};

struct FoundLink
{
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;
};

QList<FoundLink> linksIn(const QString &line)
{
    // Ends before a character that turns others around: behind it an address could read as that of another place.
    static const QRegularExpression pattern(
        QStringLiteral("(?<![a-z0-9_])https?://"
                       "[^\\s<>\"\\x{061c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+"),
        QRegularExpression::CaseInsensitiveOption);
    QList<FoundLink> links;
    auto matches = pattern.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString found = match.captured();
        // Punctuation after a link belongs to the sentence, and so do marks; a bracket unless it was opened inside.
        while (!found.isEmpty()
               && (QStringLiteral(".,;:!?]}'*~_`。，；：！？）」』】").contains(found.back())
                   || (found.endsWith(u')') && found.count(u'(') < found.count(u')'))))
            found.chop(1);
        const QUrl url(found, QUrl::StrictMode);
        if (isWebUrl(url))
            links.append({match.capturedStart(), found.size(), url});
    }
    return links;
}

/// Letters that are written with spaces between words: a mark inside a word is none. Chinese, Japanese and Korean have no
/// such spaces.
bool isWordCharacter(QChar each)
{
    if (!each.isLetterOrNumber())
        return false;
    switch (each.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return false;
    default:
        return true;
    }
}

/// Reads one line from left to right.
class Line
{
public:
    Line(TextBlock &block, const QString &line)
        : m_block(block)
        , m_line(line)
        , m_links(linksIn(line))
    {
    }

    void read()
    {
        while (m_at < m_line.size()) {
            if (!takeEscaped() && !takeLink() && !takeCode() && !takeMark())
                m_block.text += m_line.at(m_at++);
        }
    }

private:
    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index >= 0 && index < m_line.size() ? m_line.at(index) : QChar(u' ');
    }

    bool takeEscaped()
    {
        if (at(m_at) != u'\\' || !QStringLiteral("\\*_~`>").contains(at(m_at + 1)))
            return false;
        m_block.text += at(m_at + 1);
        m_at += 2;
        return true;
    }

    bool takeLink()
    {
        while (m_nextLink < m_links.size() && m_links.at(m_nextLink).start < m_at)
            ++m_nextLink;
        if (m_nextLink >= m_links.size() || m_links.at(m_nextLink).start != m_at)
            return false;
        const FoundLink &link = m_links.at(m_nextLink++);
        m_block.spans.append({m_block.text.size(), link.length, TextStyle::Link, link.url});
        m_block.text += QStringView(m_line).mid(link.start, link.length);
        m_at += link.length;
        return true;
    }

    bool takeCode()
    {
        if (at(m_at) != u'`' || m_at < m_noCodeBefore)
            return false;
        const qsizetype closing = m_line.indexOf(u'`', m_at + 1);
        if (closing < 0) {
            m_noCodeBefore = m_line.size();
            return false;
        }
        if (closing == m_at + 1)
            return false;
        m_block.spans.append({m_block.text.size(), closing - m_at - 1, TextStyle::Code});
        m_block.text += QStringView(m_line).mid(m_at + 1, closing - m_at - 1);
        m_at = closing + 1;
        return true;
    }

    bool takeMark()
    {
        const QStringView rest = QStringView(m_line).mid(m_at);
        const auto mark = std::find_if(kMarks.begin(), kMarks.end(),
                                       [&rest](const Mark &each) { return rest.startsWith(each.text); });
        if (mark == kMarks.end())
            return false;
        return take(endsItalicFirst(rest) ? kMarks.at(2) : *mark);
    }

    /// Of three stars that end both, the first ends what was opened last.
    [[nodiscard]] bool endsItalicFirst(QStringView rest) const
    {
        return rest.startsWith(QLatin1StringView("***")) && !m_opened.isEmpty()
            && m_opened.constLast().text == kMarks.at(2).text;
    }

    bool take(const Mark &mark)
    {
        const qsizetype length = mark.text.size();
        const QChar before = at(m_at - 1);
        const QChar after = at(m_at + length);
        if (!before.isSpace() && !isWordCharacter(after) && close(mark)) {
            m_at += length;
            return true;
        }
        // What is not closed stays as it was written.
        if (!after.isSpace() && !isWordCharacter(before))
            m_opened.append({mark.text, mark.style, m_block.text.size()});
        m_block.text += mark.text;
        m_at += length;
        return true;
    }

    /// Ends the innermost one of its kind; what was opened inside it is none.
    bool close(const Mark &mark)
    {
        const auto opened = std::find_if(m_opened.rbegin(), m_opened.rend(),
                                         [&mark](const Opened &each) { return each.text == mark.text; });
        if (opened == m_opened.rend())
            return false;
        const qsizetype length = mark.text.size();
        const qsizetype from = opened->at;
        if (m_block.text.size() == from + length)
            return false;
        m_opened.erase(std::prev(opened.base()), m_opened.end());
        m_block.text.remove(from, length);
        for (TextSpan &span : m_block.spans) {
            if (span.start > from)
                span.start -= length;
        }
        m_block.spans.append({from, m_block.text.size() - from, mark.style});
        return true;
    }

    TextBlock &m_block;
    const QString &m_line;
    QList<FoundLink> m_links;
    qsizetype m_nextLink = 0;
    QList<Opened> m_opened;
    qsizetype m_at = 0;
    /// No backtick closes one that stands before here.
    qsizetype m_noCodeBefore = 0;
};

} // namespace

void appendMarked(TextBlock &block, const QString &line)
{
    Line(block, line).read();
}

} // namespace foyer::model
