// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace foyer::ui {

/// The drawn avatars, to choose one.
class AvatarGrid : public QWidget
{
    Q_OBJECT

public:
    explicit AvatarGrid(QWidget *parent = nullptr);

    /// Name of the chosen one; empty if none is.
    [[nodiscard]] QString chosen() const;
    /// Chooses by name; a name that none has changes nothing.
    void choose(const QString &name);
    /// Chooses one by chance, unless one is chosen.
    void chooseAny();

private:
    QButtonGroup *m_buttons;
};

} // namespace foyer::ui
