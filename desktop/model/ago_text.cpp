// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/ago_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace foyer::model {

namespace {

constexpr Timestamp kMinute = 60'000;
constexpr Timestamp kHour = 60 * kMinute;
constexpr Timestamp kDay = 24 * kHour;

struct AgoText
{
    Q_DECLARE_TR_FUNCTIONS(foyer::model::AgoText)

public:
    static QString of(Timestamp at, Timestamp past)
    {
        if (past < kMinute)
            return tr("just now");
        if (past < kHour)
            return tr("%n minutes ago", nullptr, int(past / kMinute));
        if (past < kDay)
            return tr("%n hours ago", nullptr, int(past / kHour));
        if (past < 30 * kDay)
            return tr("%n days ago", nullptr, int(past / kDay));
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).date(), QLocale::ShortFormat);
    }
};

} // namespace

QString agoText(Timestamp at, Timestamp now)
{
    // A clock that is a little behind must not tell of the future.
    return AgoText::of(at, std::max<Timestamp>(0, now - at));
}

} // namespace foyer::model
