// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace foyer::ui {

/// The drawn avatars and the initial of a name, to choose one.
class AvatarGrid : public QWidget
{
    Q_OBJECT

public:
    explicit AvatarGrid(QWidget *parent = nullptr);

    /// Whose initial it is.
    void setPerson(const QString &name);
    /// Name of the chosen one, "" for the initial; nothing if none is.
    [[nodiscard]] std::optional<QString> chosen() const;
    /// Chooses by name; a name that none has changes nothing.
    void choose(const QString &name);
    void chooseNone();
    /// Chooses one by chance, unless one is chosen.
    void chooseAny();

signals:
    /// The person chose one.
    void changed();

private:
    QStringList m_names;
    QButtonGroup *m_buttons;
};

} // namespace foyer::ui
