// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/create_room_dialog.h"

#include "common/base/limits.h"
#include "desktop/model/room_settings.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kWidth = 440;
} // namespace

CreateRoomDialog::CreateRoomDialog(model::RoomSettings &settings, const QString &name, QWidget *parent)
    : SavingDialog(parent)
    , m_settings(settings)
    , m_name(new QLineEdit(name, this))
    , m_topic(new QLineEdit(this))
    , m_private(new QCheckBox(tr("Private: only who is invited comes in"), this))
{
    setObjectName(QStringLiteral("createRoom"));
    setWindowTitle(tr("New room"));
    setMinimumWidth(kWidth);
    m_name->setObjectName(QStringLiteral("newRoomName"));
    m_name->setMaxLength(limits::kRoomNameMax);
    m_topic->setObjectName(QStringLiteral("newRoomTopic"));
    m_topic->setMaxLength(limits::kTopicMax);
    m_topic->setPlaceholderText(tr("Optional. Shown beside the name."));
    m_private->setObjectName(QStringLiteral("newRoomPrivate"));
    auto *hint = new QLabel(this);
    hint->setProperty("kind", QStringLiteral("dim"));
    const auto showHint = [this, hint] {
        hint->setText(m_private->isChecked() ? tr("Only those who are invited know of it.")
                                             : tr("Everybody finds it and may join."));
    };
    connect(m_private, &QCheckBox::toggled, this, showHint);
    showHint();
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("What it is about"), m_topic);
    form->addRow(QString(), m_private);
    form->addRow(QString(), hint);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(form);
    addFoot(layout, "createNow", tr("Create room"));
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { setSavable(!text.trimmed().isEmpty()); });
    setSavable(!name.trimmed().isEmpty());
    m_name->setFocus();
}

void CreateRoomDialog::save()
{
    startSaving(1);
    model::NewRoom room;
    room.name = m_name->text().trimmed();
    room.topic = m_topic->text().trimmed();
    room.visibility = m_private->isChecked() ? protocol::Visibility::Private : protocol::Visibility::Public;
    m_settings.create(room, this, [this](const Result<protocol::Conversation> &made) {
        whenDone()(made ? Result<>() : tl::unexpected(made.error()));
        if (made)
            emit created(made->id);
    });
}

} // namespace foyer::ui
