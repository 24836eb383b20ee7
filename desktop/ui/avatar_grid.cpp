// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_grid.h"

#include "desktop/ui/avatar_painter.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRandomGenerator>
#include <QToolButton>

namespace foyer::ui {

namespace {
constexpr int kColumns = 6;
constexpr int kSide = 40;
} // namespace

AvatarGrid::AvatarGrid(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    const QStringList names = avatarNames();
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setIcon(drawnAvatarPixmap(names.at(i), {}, kSide, devicePixelRatioF()));
        button->setIconSize({kSide, kSide});
        button->setAccessibleName(tr("Picture %1").arg(i + 1));
        button->setStyleSheet(
            QStringLiteral("QToolButton:checked { border: 2px solid palette(highlight); }"));
        m_buttons->addButton(button, i);
        grid->addWidget(button, i / kColumns, i % kColumns);
    }
}

QString AvatarGrid::chosen() const
{
    return avatarNames().value(m_buttons->checkedId());
}

void AvatarGrid::choose(const QString &name)
{
    if (QAbstractButton *button = m_buttons->button(int(avatarNames().indexOf(name))))
        button->setChecked(true);
}

void AvatarGrid::chooseAny()
{
    if (m_buttons->checkedId() < 0)
        m_buttons->button(QRandomGenerator::global()->bounded(int(avatarNames().size())))->setChecked(true);
}

} // namespace foyer::ui
