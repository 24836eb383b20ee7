// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/message_line.h"
#include "desktop/ui/message_layout.h"

#include <QCoreApplication>
#include <QFont>
#include <QPixmap>

QT_BEGIN_NAMESPACE
class QModelIndex;
class QPainter;
QT_END_NAMESPACE

namespace foyer::model {
class PictureCache;
}

namespace foyer::ui {

struct Theme;

/// Paints the parts of one row of a timeline but its text. Thread: main.
class MessagePainter
{
    Q_DECLARE_TR_FUNCTIONS(foyer::ui::MessagePainter)

public:
    /// All of these must outlive it. The painter stands at the row's top left corner.
    MessagePainter(QPainter &painter, const Theme &theme, model::PictureCache &pictures, const QFont &font,
                   const MessageParts &parts);

    /// The separators, the notice, who and when.
    void paintHead(const QModelIndex &index);
    /// Where it comes from and what it answers.
    void paintOrigin(const model::MessageLine &line);
    /// Null while it is not there yet. `progress`, from 0 to 1, of one that is on its way to the server; negative for others.
    void paintPicture(const QPixmap &thumbnail, double progress = -1);
    /// What was done to it, and whether it is on its way.
    void paintFoot(const QModelIndex &index, const model::MessageLine &line);

private:
    void paintSeparator(const QRect &where, const QString &label, const QColor &color);
    void paintHeader(const QModelIndex &index);
    void paintNotice(const QString &text);
    void paintChip(const QRect &where, const model::MessageLine::Reaction &reaction);
    void paintNote(const QModelIndex &index);
    /// What one says that is on its way.
    [[nodiscard]] static QString waitingText(const QModelIndex &index);
    void say(const QRect &where, const QString &text);

    QPainter &m_painter;
    const Theme &m_theme;
    model::PictureCache &m_pictures;
    const QFont &m_font;
    const MessageParts &m_parts;
};

} // namespace foyer::ui
