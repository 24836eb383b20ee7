// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::ui {

/// A line to type some letters into, what fits them, and a button for the chosen one. The list is walked with the arrow
/// keys while the letters are still being typed.
class ListChoiceDialog : public QDialog
{
    Q_OBJECT

protected:
    /// `hint` stands in the empty line.
    ListChoiceDialog(const QString &hint, const QString &action, QWidget *parent);

    /// The person took this one.
    virtual void choose(const QListWidgetItem &item) = 0;
    /// He pressed the button or Enter, and no row is chosen.
    virtual void chooseNothing() { }

    [[nodiscard]] QLineEdit &search() { return *m_search; }
    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] QPushButton &button() { return *m_choose; }
    /// A line below the list: that it is loading, that nothing was found, why it cannot be had.
    void say(const QString &status);
    /// Adds a row of two lines.
    QListWidgetItem *addRow(const QString &text);
    /// From now on only the rows are shown that contain what is typed.
    void filterRows();
    /// Puts something above the line.
    void addAbove(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void walk(int by);

    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_status;
    QPushButton *m_choose;
    QVBoxLayout *m_layout;
};

} // namespace foyer::ui
