// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/conversation_choice.h"

#include "common/protocol/conversation.h"
#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/cover_pixmap.h"
#include "desktop/ui/icons.h"

#include <QListWidget>

#include <algorithm>
#include <utility>

namespace foyer::ui {

using Model = model::ConversationListModel;

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kStateRole = Qt::UserRole + 1;
constexpr int kCover = 32;

struct Found
{
    QModelIndex index;
    QString name;
    int rank = 0;
};

/// What stands below the name.
QString aboutOf(const QModelIndex &index)
{
    const QVariant partner = index.data(Model::PartnerRole);
    if (partner.isValid())
        return QStringLiteral("@") + partner.value<protocol::Member>().user.username;
    return ConversationChoice::tr("%n members", nullptr, index.data(Model::MembersRole).toInt());
}

/// 0 is best; -1: it does not fit.
int rankOf(const QString &name, const QStringList &words)
{
    int rank = 0;
    for (const QString &word : words) {
        const qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        const bool startsWord = at == 0 || !name.at(at - 1).isLetterOrNumber();
        rank += at == 0 ? 0 : startsWord ? 1 : 2;
    }
    return rank;
}

} // namespace

ConversationChoice::ConversationChoice(model::ChatSession &session, QListWidget &list, const Theme &theme)
    : QObject(&list)
    , m_session(session)
    , m_list(list)
    , m_theme(theme)
    , m_avatars(new AvatarIcons(session, list, kCover))
{
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        for (int row = 0; row < m_list.count(); ++row) {
            const auto state = m_list.item(row)->data(kStateRole).value<protocol::RoomState>();
            if (state.cover && state.cover->id == id)
                showCover(*m_list.item(row));
        }
    });
}

int ConversationChoice::fill(const QString &words)
{
    const Model &conversations = m_session.conversations();
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    QList<Found> all;
    for (int row = 0; row < conversations.rowCount(); ++row) {
        Found found;
        found.index = conversations.index(row);
        found.name = found.index.data(Model::NameRole).toString();
        found.rank = rankOf(found.name, each);
        if (found.rank >= 0)
            all.append(found);
    }
    // The most recently active first among those that fit alike.
    std::stable_sort(all.begin(), all.end(), [](const Found &a, const Found &b) { return a.rank < b.rank; });
    m_list.clear();
    for (const Found &found : std::as_const(all)) {
        auto *item =
            new QListWidgetItem(QStringLiteral("%1\n%2").arg(found.name, aboutOf(found.index)), &m_list);
        item->setData(kIdRole, found.index.data(Model::IdRole));
        item->setSizeHint({0, 3 * m_list.fontMetrics().height() + 4});
        const QVariant partner = found.index.data(Model::PartnerRole);
        if (partner.isValid()) {
            m_avatars->show(*item, partner.value<protocol::Member>().user);
        } else {
            item->setData(kStateRole, found.index.data(Model::StateRole));
            showCover(*item);
        }
    }
    m_list.setCurrentRow(all.isEmpty() ? -1 : 0);
    return int(all.size());
}

void ConversationChoice::showCover(QListWidgetItem &item)
{
    item.setIcon(
        plainIcon(coverPixmap(m_session.pictures(), item.data(kStateRole).value<protocol::RoomState>(),
                              kCover, m_list.devicePixelRatioF(), m_list.font(), m_theme)));
}

ConversationId ConversationChoice::of(const QListWidgetItem &item)
{
    return ConversationId(item.data(kIdRole).toLongLong());
}

} // namespace foyer::ui
