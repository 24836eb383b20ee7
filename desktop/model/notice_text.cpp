// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/notice_text.h"

#include "common/protocol/message.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace foyer::model {
namespace {

using protocol::Notice;
using protocol::NoticeUser;

/// Names that are written out; the rest is counted.
constexpr int kMostNames = 3;

QString say(const char *text, int count = -1)
{
    return QCoreApplication::translate("NoticeText", text, nullptr, count);
}

QString people(const QList<NoticeUser> &users, int count)
{
    const qsizetype shown =
        std::min<qsizetype>(users.size(), count > kMostNames ? kMostNames - 1 : kMostNames);
    QStringList names;
    for (const NoticeUser &user : users.first(shown))
        names.append(user.displayName);
    const int rest = count - int(shown);
    if (rest > 0)
        names.append(say(QT_TRANSLATE_N_NOOP("NoticeText", "%n more"), rest));
    return QLocale().createSeparatedList(names);
}

QString membersText(const Notice &notice)
{
    QStringList parts;
    if (notice.count > 0)
        parts.append(
            say(QT_TRANSLATE_NOOP("NoticeText", "%1 joined")).arg(people(notice.users, notice.count)));
    if (notice.leftCount > 0)
        parts.append(
            say(QT_TRANSLATE_NOOP("NoticeText", "%1 left")).arg(people(notice.left, notice.leftCount)));
    return parts.join(QStringLiteral(" · "));
}

/// The sentence of an event, or of what it says now; nullptr if it is not known. %1 did it, %2 says to what or whom.
const char *sentenceOf(const Notice &notice)
{
    static const QHash<QString, const char *> table{
        {QStringLiteral("added"), QT_TRANSLATE_NOOP("NoticeText", "%1 added %2")},
        {QStringLiteral("removed"), QT_TRANSLATE_NOOP("NoticeText", "%1 removed %2")},
        {QStringLiteral("role/member"), QT_TRANSLATE_NOOP("NoticeText", "%1 made %2 a member")},
        {QStringLiteral("role/moderator"), QT_TRANSLATE_NOOP("NoticeText", "%1 made %2 a moderator")},
        {QStringLiteral("role/owner"), QT_TRANSLATE_NOOP("NoticeText", "%2 owns this room now")},
        {QStringLiteral("renamed"), QT_TRANSLATE_NOOP("NoticeText", "%1 named the room “%2”")},
        {QStringLiteral("topic"), QT_TRANSLATE_NOOP("NoticeText", "%1 set the topic: %2")},
        {QStringLiteral("topic/"), QT_TRANSLATE_NOOP("NoticeText", "%1 removed the topic")},
        {QStringLiteral("cover"), QT_TRANSLATE_NOOP("NoticeText", "%1 changed the cover")},
        {QStringLiteral("visibility/public"), QT_TRANSLATE_NOOP("NoticeText", "%1 made the room public")},
        {QStringLiteral("visibility/private"), QT_TRANSLATE_NOOP("NoticeText", "%1 made the room private")},
        {QStringLiteral("posting/everyone"), QT_TRANSLATE_NOOP("NoticeText", "%1 lets everybody write")},
        {QStringLiteral("posting/announcements"),
         QT_TRANSLATE_NOOP("NoticeText", "%1 made this a room for announcements")},
        {QStringLiteral("slow-mode"),
         QT_TRANSLATE_NOOP("NoticeText", "%1 turned slow mode on: one message in %2 seconds")},
        {QStringLiteral("slow-mode/0"), QT_TRANSLATE_NOOP("NoticeText", "%1 turned slow mode off")},
        {QStringLiteral("archived"), QT_TRANSLATE_NOOP("NoticeText", "%1 archived the room")},
        {QStringLiteral("unarchived"), QT_TRANSLATE_NOOP("NoticeText", "%1 opened the room again")},
    };
    const char *exact = table.value(notice.event + u'/' + notice.text);
    return exact ? exact : table.value(notice.event);
}

} // namespace

QString noticeText(const protocol::Message &message)
{
    if (!message.notice)
        return {};
    const Notice &notice = *message.notice;
    if (notice.event == QLatin1String("members"))
        return membersText(notice);
    const char *sentence = sentenceOf(notice);
    if (!sentence)
        return {};
    const QString second = notice.count > 0 ? people(notice.users, notice.count) : notice.text;
    QString text = say(sentence);
    // Both at once: what people wrote may hold marks of its own.
    if (text.contains(QLatin1String("%1")) && text.contains(QLatin1String("%2")))
        return text.arg(message.author.displayName, second);
    return text.contains(QLatin1String("%2")) ? text.replace(QLatin1String("%2"), second)
                                              : text.arg(message.author.displayName);
}

} // namespace foyer::model
