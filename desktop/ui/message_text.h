// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QSizeF>
#include <QString>
#include <QTextLayout>
#include <QUrl>

QT_BEGIN_NAMESPACE
class QFont;
class QPainter;
QT_END_NAMESPACE

namespace foyer::ui {

/// The text of one message laid out in lines of a given width, with its links found.
class MessageText
{
public:
    MessageText(const QString &text, const QFont &font, qreal width, const QColor &linkColor);

    [[nodiscard]] QSizeF size() const { return m_size; }
    void paint(QPainter &painter, QPointF topLeft) const;
    /// The link at a point counted from the top left corner; empty if there is none.
    [[nodiscard]] QUrl linkAt(QPointF point) const;

private:
    struct Link
    {
        qsizetype start = 0;
        qsizetype length = 0;
        QUrl url;
    };
    void findLinks(const QString &text);

    QTextLayout m_layout;
    QSizeF m_size;
    QList<Link> m_links;
};

} // namespace foyer::ui
