// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace foyer::ui {

MessageText::MessageText(const QString &text, const QFont &font, qreal width, const QColor &linkColor)
{
    findLinks(text);
    QString lines = text;
    lines.replace(u'\n', QChar::LineSeparator);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setFont(font);
    m_layout.setText(lines);
    m_layout.setCacheEnabled(true);

    QList<QTextLayout::FormatRange> formats;
    for (const Link &link : std::as_const(m_links)) {
        QTextCharFormat format;
        format.setForeground(linkColor);
        format.setFontUnderline(true);
        formats.append({int(link.start), int(link.length), format});
    }
    m_layout.setFormats(formats);

    qreal height = 0;
    qreal widest = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height() + 2;
        widest = std::max(widest, line.naturalTextWidth());
    }
    m_layout.endLayout();
    m_size = {widest, height};
}

void MessageText::findLinks(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\bhttps?://[^\\s<>\"]+"),
                                            QRegularExpression::CaseInsensitiveOption);
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString found = match.captured();
        // Punctuation after a link belongs to the sentence, not to the link.
        while (!found.isEmpty() && QStringLiteral(".,;:!?)]}'。，；：！？）」』】").contains(found.back()))
            found.chop(1);
        const QUrl url(found, QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty())
            m_links.append({match.capturedStart(), found.size(), url});
    }
}

void MessageText::paint(QPainter &painter, QPointF topLeft) const
{
    m_layout.draw(&painter, topLeft);
}

QUrl MessageText::linkAt(QPointF point) const
{
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (!line.naturalTextRect().contains(point))
            continue;
        const int at = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
        const auto hit = std::find_if(m_links.cbegin(), m_links.cend(), [at](const Link &link) {
            return at >= link.start && at < link.start + link.length;
        });
        return hit == m_links.cend() ? QUrl() : hit->url;
    }
    return {};
}

} // namespace foyer::ui
