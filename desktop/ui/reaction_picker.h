// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

namespace foyer::ui {

/// A few emoji to react with, above everything until one is chosen or something else is clicked. Deletes itself.
class ReactionPicker : public QFrame
{
    Q_OBJECT

public:
    /// The usual ones, and of `there` those that are not among them.
    ReactionPicker(const QStringList &there, QWidget *parent);

    /// Opens with its middle above this point of the screen.
    void openAt(QPoint global);

signals:
    void chosen(const QString &emoji);
    /// None of these: the person wants to see all there are.
    void moreWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace foyer::ui
