// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_icons.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/icons.h"

#include <QListWidget>

namespace foyer::ui {

namespace {
/// Beyond what the lists keep for themselves.
constexpr int kPersonRole = Qt::UserRole + 100;
} // namespace

AvatarIcons::AvatarIcons(model::ChatSession &session, QListWidget &list, int side)
    : QObject(&list)
    , m_session(session)
    , m_list(list)
    , m_side(side)
{
    list.setIconSize({side, side});
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this,
            [this](const QString &id) { renew([&id](protocol::User &user) { return user.avatar == id; }); });
    connect(&session.people(), &model::People::profileChanged, this,
            [this](const protocol::Profile &profile) {
                renew([&profile](protocol::User &user) {
                    if (user.id != profile.user.id)
                        return false;
                    user = profile.user;
                    return true;
                });
            });
}

void AvatarIcons::show(QListWidgetItem &item, const protocol::User &user)
{
    item.setData(kPersonRole, QVariant::fromValue(user));
    item.setIcon(plainIcon(avatarPixmap(m_session.pictures(), user.avatar, model::nameOf(user), m_side,
                                        m_list.devicePixelRatioF())));
}

template<typename Fits>
void AvatarIcons::renew(Fits fits)
{
    for (int row = 0; row < m_list.count(); ++row) {
        const QVariant kept = m_list.item(row)->data(kPersonRole);
        if (!kept.isValid())
            continue;
        auto user = kept.value<protocol::User>();
        if (fits(user))
            show(*m_list.item(row), user);
    }
}

} // namespace foyer::ui
