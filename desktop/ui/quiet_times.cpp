// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/quiet_times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace foyer::ui {

namespace {

constexpr Timestamp kHour = 3'600'000;
/// The hour at which people are at their desks again.
constexpr int kMorning = 8;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(foyer::ui::QuietTimes)
};

} // namespace

QList<QuietTime> quietTimes(Timestamp now)
{
    const QDate tomorrow = QDateTime::fromMSecsSinceEpoch(now).date().addDays(1);
    const Timestamp morning = QDateTime(tomorrow, QTime(kMorning, 0)).toMSecsSinceEpoch();
    return {{Texts::tr("Not now"), 0},
            {Texts::tr("For an hour"), now + kHour},
            {Texts::tr("For eight hours"), now + 8 * kHour},
            {Texts::tr("Until tomorrow morning"), morning},
            {Texts::tr("For a week"), now + 7 * 24 * kHour}};
}

QString momentText(Timestamp moment)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(moment), QLocale::ShortFormat);
}

QString durationText(int seconds)
{
    if (seconds % 3600 == 0)
        return Texts::tr("%n hours", nullptr, seconds / 3600);
    if (seconds % 60 == 0)
        return Texts::tr("%n minutes", nullptr, seconds / 60);
    return Texts::tr("%n seconds", nullptr, seconds);
}

} // namespace foyer::ui
