// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace foyer::ui {

QString clockTime(Timestamp at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).time(), QLocale::ShortFormat);
}

QString shortTime(Timestamp at)
{
    if (at == 0)
        return {};
    const QDate day = QDateTime::fromMSecsSinceEpoch(at).date();
    const qint64 ago = day.daysTo(QDate::currentDate());
    if (ago == 0)
        return clockTime(at);
    if (ago > 0 && ago < 7)
        return QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat);
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString dayName(Timestamp at)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at).date();
    const qint64 ago = day.daysTo(QDate::currentDate());
    if (ago == 0)
        return QCoreApplication::translate("Times", "Today");
    if (ago == 1)
        return QCoreApplication::translate("Times", "Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString fullTime(Timestamp at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::LongFormat);
}

} // namespace foyer::ui
