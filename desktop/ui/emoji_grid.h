// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/emoji_table.h"

#include <QListView>

QT_BEGIN_NAMESPACE
class QStandardItemModel;
QT_END_NAMESPACE

namespace foyer::ui {

struct Theme;

/// Emoji in rows, of which one stands out. Thread: main.
class EmojiGrid : public QListView
{
    Q_OBJECT

public:
    /// Sides of one cell in pixels.
    static constexpr int kCell = 40;

    explicit EmojiGrid(const Theme &theme, QWidget *parent = nullptr);

    /// Shows these in this tone; those that no font here can draw are left out.
    void setEmoji(const QList<model::Emoji> &emoji, int tone);
    [[nodiscard]] int count() const;
    /// The one that stands out, and what it is called; empty if there is none.
    [[nodiscard]] QString current() const;
    [[nodiscard]] QString currentName() const;
    /// Moves what stands out.
    void step(int columns, int rows);

signals:
    void chosen(const QString &emoji);
    void currentChanged();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] bool canDraw(const model::Emoji &emoji) const;

    QStandardItemModel *m_model;
};

} // namespace foyer::ui
