// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/conversation_choice.h"

#include "common/protocol/conversation.h"
#include "desktop/model/conversation_list_model.h"
#include "desktop/ui/avatar_painter.h"

#include <QCoreApplication>
#include <QListWidget>

#include <algorithm>

namespace foyer::ui {

using Model = model::ConversationListModel;

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kAvatar = 32;

struct Choice
{
    Q_DECLARE_TR_FUNCTIONS(foyer::ui::ConversationChoice)

public:
    QModelIndex index;
    QString name;
    int rank = 0;

    /// What stands below the name.
    [[nodiscard]] QString about() const
    {
        const QVariant partner = index.data(Model::PartnerRole);
        if (partner.isValid())
            return QStringLiteral("@") + partner.value<protocol::Member>().user.username;
        return tr("%n members", nullptr, index.data(Model::MembersRole).toInt());
    }
};

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

int fillConversations(QListWidget &list, const Model &conversations, const QString &words, const Theme &theme)
{
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    QList<Choice> found;
    for (int row = 0; row < conversations.rowCount(); ++row) {
        Choice choice;
        choice.index = conversations.index(row);
        choice.name = choice.index.data(Model::NameRole).toString();
        choice.rank = rankOf(choice.name, each);
        if (choice.rank >= 0)
            found.append(choice);
    }
    // The most recently active first among those that fit alike.
    std::stable_sort(found.begin(), found.end(),
                     [](const Choice &a, const Choice &b) { return a.rank < b.rank; });
    list.clear();
    list.setIconSize({kAvatar, kAvatar});
    for (const Choice &choice : std::as_const(found)) {
        const QVariant partner = choice.index.data(Model::PartnerRole);
        auto *item = new QListWidgetItem(QStringLiteral("%1\n%2").arg(choice.name, choice.about()), &list);
        const qreal scale = list.devicePixelRatioF();
        item->setIcon(partner.isValid() ? avatarPixmap(partner.value<protocol::Member>().user.avatar,
                                                       choice.name, kAvatar, scale)
                                        : roomPixmap(kAvatar, scale, list.font(), theme));
        item->setData(kIdRole, choice.index.data(Model::IdRole));
        item->setSizeHint({0, 3 * list.fontMetrics().height() + 4});
    }
    list.setCurrentRow(found.isEmpty() ? -1 : 0);
    return int(found.size());
}

ConversationId conversationOf(const QListWidgetItem &item)
{
    return ConversationId(item.data(kIdRole).toLongLong());
}

} // namespace foyer::ui
