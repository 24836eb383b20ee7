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
constexpr int kColumns = 7;
constexpr int kSide = 40;
} // namespace

AvatarGrid::AvatarGrid(QWidget *parent)
    : QWidget(parent)
    , m_names(avatarNames())
    , m_buttons(new QButtonGroup(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (int i = 0; i <= m_names.size(); ++i) {
        const bool isInitial = i == m_names.size();
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("avatar-")
                              + (isInitial ? QStringLiteral("initial") : m_names.at(i)));
        button->setCheckable(true);
        if (!isInitial)
            button->setIcon(drawnAvatarPixmap(m_names.at(i), {}, kSide, devicePixelRatioF()));
        button->setIconSize({kSide, kSide});
        const QString name = isInitial ? tr("Initial of the name") : tr("Picture %1").arg(i + 1);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setStyleSheet(
            QStringLiteral("QToolButton:checked { border: 2px solid palette(highlight); }"));
        m_buttons->addButton(button, i);
        grid->addWidget(button, i / kColumns, i % kColumns);
    }
    setPerson({});
    connect(m_buttons, &QButtonGroup::idClicked, this, &AvatarGrid::changed);
}

void AvatarGrid::setPerson(const QString &name)
{
    m_buttons->button(int(m_names.size()))->setIcon(drawnAvatarPixmap({}, name, kSide, devicePixelRatioF()));
}

std::optional<QString> AvatarGrid::chosen() const
{
    const int id = m_buttons->checkedId();
    return id < 0 ? std::nullopt : std::optional(m_names.value(id));
}

void AvatarGrid::choose(const QString &name)
{
    const auto id = int(name.isEmpty() ? m_names.size() : m_names.indexOf(name));
    if (QAbstractButton *button = m_buttons->button(id))
        button->setChecked(true);
}

void AvatarGrid::chooseNone()
{
    m_buttons->setExclusive(false);
    if (QAbstractButton *chosen = m_buttons->checkedButton())
        chosen->setChecked(false);
    m_buttons->setExclusive(true);
}

void AvatarGrid::chooseAny()
{
    if (m_buttons->checkedId() < 0)
        m_buttons->button(QRandomGenerator::global()->bounded(int(m_names.size())))->setChecked(true);
}

} // namespace foyer::ui
