// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_choice.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_crop_dialog.h"
#include "desktop/ui/avatar_grid.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/square_pixmap.h"
#include "desktop/ui/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {
constexpr int kFace = 80;
} // namespace

AvatarChoice::AvatarChoice(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_face(new QLabel(this))
    , m_grid(new AvatarGrid(this))
{
    m_face->setObjectName(QStringLiteral("avatarFace"));
    m_face->setFixedSize(kFace, kFace);
    auto *own = new QPushButton(inkedIcon(QStringLiteral("picture"), theme.ink2),
                                tr("A picture of your own …"), this);
    own->setObjectName(QStringLiteral("ownPicture"));
    own->setAutoDefault(false);
    auto *above = new QHBoxLayout;
    above->setSpacing(16);
    above->addWidget(m_face);
    above->addWidget(own);
    above->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(above);
    layout->addWidget(m_grid, 0, Qt::AlignLeft);
    connect(own, &QPushButton::clicked, this, &AvatarChoice::askForPicture);
    connect(m_grid, &AvatarGrid::changed, this, [this] {
        m_picture = {};
        showFace();
        emit changed();
    });
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        if (m_user.avatar == id)
            showFace();
    });
}

void AvatarChoice::setUser(const protocol::User &user)
{
    m_user = user;
    m_grid->choose(user.avatar);
    setName(user.displayName);
}

void AvatarChoice::setName(const QString &name)
{
    m_name = name;
    m_grid->setPerson(name);
    showFace();
}

std::optional<QString> AvatarChoice::drawn() const
{
    const auto chosen = m_grid->chosen();
    return m_picture.isNull() && chosen && *chosen != m_user.avatar ? chosen : std::nullopt;
}

void AvatarChoice::askForPicture()
{
    auto *dialog = new QFileDialog(this, tr("A picture of your own"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setObjectName(QStringLiteral("avatarFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_session.ownProfile().readPicture(path, this, [this](const model::ReadPicture &read) {
            if (read.fault)
                emit refused(*read.fault == ErrorCode::NotFound ? tr("This file cannot be read.")
                                                                : errorText(*read.fault));
            else
                crop(read.preview);
        });
    });
    dialog->open();
}

void AvatarChoice::crop(const QImage &image)
{
    auto *dialog = new AvatarCropDialog(image, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_picture = dialog->square();
        m_grid->chooseNone();
        showFace();
        emit changed();
    });
    dialog->open();
}

void AvatarChoice::showFace()
{
    const qreal scale = devicePixelRatioF();
    if (!m_picture.isNull()) {
        m_face->setPixmap(roundedPixmap(QPixmap::fromImage(m_picture), kFace, scale, kFace / 2.0));
        return;
    }
    const QString avatar = m_grid->chosen().value_or(m_user.avatar);
    m_face->setPixmap(avatarPixmap(m_session.pictures(), avatar, m_name, kFace, scale));
}

} // namespace foyer::ui
