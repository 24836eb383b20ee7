// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLabel;
class QLineEdit;
class QToolButton;
QT_END_NAMESPACE

namespace foyer::model {
class EmojiBook;
}

namespace foyer::ui {

class EmojiGrid;
struct Theme;

/// All emoji, above everything until one is chosen or something else is clicked: by group, by name in English and Chinese, those
/// used lately, in tones of skin. Shift lets more than one be chosen. Deletes itself. Thread: main.
class EmojiPicker : public QFrame
{
    Q_OBJECT

public:
    /// Book and theme must outlive it.
    EmojiPicker(model::EmojiBook &book, const Theme &theme, QWidget *parent);

    /// Opens with its middle above this point of the screen, or below where there is no room.
    void openAt(QPoint global);

signals:
    void chosen(const QString &emoji);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeGroups();
    QToolButton *makeGroup(int group, const QString &sign, const QString &name);
    void showGroup(int group);
    void find(const QString &words);
    void refresh();
    void showTones();
    void showCurrent();
    void choose(const QString &emoji);
    [[nodiscard]] bool takesKey(int key);

    model::EmojiBook &m_book;
    const Theme &m_theme;
    QLineEdit *m_search;
    QToolButton *m_tone;
    QButtonGroup *m_groups;
    EmojiGrid *m_grid;
    QLabel *m_note;
    QLabel *m_name;
    int m_group = 0;
};

} // namespace foyer::ui
