// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/import_text.h"

#include <QLocale>
#include <QStringList>

namespace foyer::app {
namespace {

using namespace Qt::StringLiterals;
using imports::ImportReport;
using imports::Renaming;
using imports::Skip;
using imports::Tally;

/// Names that are listed; the audit of thousands is nobody's evening.
constexpr qsizetype kListed = 200;

QString reasonOf(Skip why)
{
    switch (why) {
    case Skip::Deleted:
        return u"deleted or taken back in go-gin-chat"_s;
    case Skip::AuthorMissing:
        return u"no user of go-gin-chat has the author's id"_s;
    case Skip::ReceiverMissing:
        return u"no user of go-gin-chat has the receiver's id"_s;
    case Skip::AuthorGone:
        return u"its author has deleted the account here"_s;
    case Skip::RoomUnnamed:
        return u"in a room without a name here; give more names with --rooms to have it"_s;
    case Skip::RoomGone:
        return u"its room was deleted here"_s;
    case Skip::ToItself:
        return u"a private message to oneself"_s;
    case Skip::Empty:
        return u"nothing in it"_s;
    case Skip::ReceiverGone:
        return u"its receiver has deleted the account here"_s;
    case Skip::PictureOnly:
        break;
    }
    return u"only a picture, and --images skip"_s;
}

QString rowOf(const QString &name, const Tally &tally)
{
    return QStringLiteral("%1%2%3%4%5\n")
        .arg(name, -10)
        .arg(grouped(tally.found), 14)
        .arg(grouped(tally.added), 14)
        .arg(grouped(tally.known), 14)
        .arg(grouped(tally.skipped), 14);
}

QString listed(const QList<qint64> &examples, qint64 count)
{
    QStringList ids;
    for (const qint64 id : examples)
        ids.append(QString::number(id));
    return (count == 1 ? u"id "_s : u"ids "_s) + ids.join(u", "_s)
        + (count > examples.size() ? u", …"_s : QString());
}

/// Control characters of a name would do things to a terminal.
QString shown(const QString &name)
{
    QString text;
    for (const QChar c : name.left(60))
        text += c.isPrint() ? c : QChar(u'?');
    return text;
}

QString renamings(const QString &title, const QList<Renaming> &list, const QString &kind)
{
    if (list.isEmpty())
        return {};
    QString text = title;
    for (const Renaming &each : list.mid(0, kListed)) {
        text += QStringLiteral("  %1 %2: \"%3\" is \"%4\" here\n")
                    .arg(kind)
                    .arg(each.oldId)
                    .arg(shown(each.from), each.to);
    }
    if (list.size() > kListed)
        text += QStringLiteral("  and %1 more\n").arg(grouped(list.size() - kListed));
    return text;
}

QString notes(const ImportReport &report)
{
    QString text;
    const auto tell = [&text](qint64 count, const QString &what) {
        if (count > 0)
            text += QStringLiteral("  %1 %2\n").arg(grouped(count), what);
    };
    tell(report.rooms, u"rooms made"_s);
    tell(report.picturesFetched, u"pictures fetched and kept here"_s);
    tell(report.picturesLinked, u"messages with a picture that has its address in the text"_s);
    tell(report.picturesLeftOut, u"messages without the picture they had"_s);
    tell(report.cutTexts, u"messages were longer than 4,000 characters and end with \" …\""_s);
    tell(report.disabledUsers, u"users were deleted in go-gin-chat: their accounts are disabled here"_s);
    return text;
}

} // namespace

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString importText(const ImportReport &report, std::chrono::milliseconds took)
{
    QString text = QStringLiteral("Moved in within %1 s.\n\n").arg(double(took.count()) / 1000.0, 0, 'f', 1);
    text += QStringLiteral("%1%2%3%4%5\n")
                .arg(QString(), -10)
                .arg(u"there"_s, 14)
                .arg(u"new here"_s, 14)
                .arg(u"here before"_s, 14)
                .arg(u"skipped"_s, 14);
    text += rowOf(u"users"_s, report.users) + rowOf(u"messages"_s, report.messages);
    if (const QString told = notes(report); !told.isEmpty())
        text += u'\n' + told;
    if (!report.skippedMessages.isEmpty())
        text += u"\nMessages that were skipped:\n"_s;
    for (auto it = report.skippedMessages.cbegin(); it != report.skippedMessages.cend(); ++it) {
        text += QStringLiteral("  %1: %2 (%3)\n")
                    .arg(grouped(it->count), reasonOf(it.key()), listed(it->examples, it->count));
    }
    text += renamings(u"\nTell these people their new names; passwords are as they were:\n"_s,
                      report.renamedUsers, u"user"_s);
    text += renamings(u"\nRooms whose names were taken:\n"_s, report.renamedRooms, u"room"_s);
    if (!report.passwordless.isEmpty()) {
        text += u"\nThese people's passwords were not stored as go-gin-chat does; give them one with "
                "\"foyer-server admin reset-password NAME\":\n"_s;
        for (const QString &name : report.passwordless.mid(0, kListed))
            text += QStringLiteral("  %1\n").arg(name);
        if (report.passwordless.size() > kListed)
            text += QStringLiteral("  and %1 more\n").arg(grouped(report.passwordless.size() - kListed));
    }
    text += report.faults.isEmpty()
        ? u"\nThe count agrees: every row that was read is here or told of above.\n"_s
        : u"\nTHE COUNT DOES NOT AGREE:\n"_s;
    for (const QString &fault : report.faults)
        text += QStringLiteral("  %1\n").arg(fault);
    return text;
}

} // namespace foyer::app
