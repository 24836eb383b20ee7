// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_action_text.h"

#include <QCoreApplication>

namespace foyer::ui {

using model::MessageAction;

namespace {

struct ActionText
{
    Q_DECLARE_TR_FUNCTIONS(foyer::ui::ActionText)

public:
    static QString of(MessageAction action)
    {
        switch (action) {
        case MessageAction::React:
            return tr("React");
        case MessageAction::Reply:
            return tr("Reply");
        case MessageAction::Edit:
            return tr("Edit");
        case MessageAction::Forward:
            return tr("Forward");
        case MessageAction::Copy:
            return tr("Copy text");
        case MessageAction::Pin:
            return tr("Pin");
        case MessageAction::Unpin:
            return tr("Unpin");
        case MessageAction::MarkUnread:
            return tr("Mark unread from here");
        case MessageAction::SeenBy:
            return tr("Who has read it");
        case MessageAction::Wordings:
            return tr("Earlier wordings");
        case MessageAction::Report:
            return tr("Report");
        case MessageAction::Recall:
            return tr("Take back for everyone");
        }
        return {};
    }
};

} // namespace

QString actionText(MessageAction action)
{
    return ActionText::of(action);
}

QString actionIcon(MessageAction action)
{
    switch (action) {
    case MessageAction::React:
        return QStringLiteral("react");
    case MessageAction::Reply:
        return QStringLiteral("reply");
    case MessageAction::Edit:
        return QStringLiteral("edit");
    case MessageAction::Forward:
        return QStringLiteral("forward");
    case MessageAction::Copy:
        return QStringLiteral("copy");
    case MessageAction::Pin:
        return QStringLiteral("pin");
    case MessageAction::Unpin:
        return QStringLiteral("unpin");
    case MessageAction::MarkUnread:
        return QStringLiteral("unread");
    case MessageAction::SeenBy:
        return QStringLiteral("seen");
    case MessageAction::Wordings:
        return QStringLiteral("history");
    case MessageAction::Report:
        return QStringLiteral("flag");
    case MessageAction::Recall:
        return QStringLiteral("recall");
    }
    return {};
}

QKeySequence actionKey(MessageAction action)
{
    switch (action) {
    case MessageAction::React:
        return Qt::Key_Plus;
    case MessageAction::Reply:
        return Qt::Key_R;
    case MessageAction::Edit:
        return Qt::Key_E;
    case MessageAction::Forward:
        return Qt::Key_F;
    case MessageAction::Copy:
        return QKeySequence::Copy;
    case MessageAction::MarkUnread:
        return Qt::Key_U;
    case MessageAction::Recall:
        return Qt::Key_Delete;
    case MessageAction::Pin:
    case MessageAction::Unpin:
    case MessageAction::SeenBy:
    case MessageAction::Wordings:
    case MessageAction::Report:
        break;
    }
    return {};
}

} // namespace foyer::ui
