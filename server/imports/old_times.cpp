// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/old_times.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace foyer::imports {
namespace {

constexpr qint64 kDay = qint64(24) * 60 * 60 * 1000;
/// More than any zone ever was from UTC.
constexpr qint64 kFarthest = qint64(26) * 60 * 60 * 1000;

} // namespace

std::optional<QTimeZone> zoneFromText(const QString &text)
{
    if (text == QLatin1String("local"))
        return QTimeZone::systemTimeZone();
    if (text.compare(QLatin1String("UTC"), Qt::CaseInsensitive) == 0 || text == QLatin1String("Z"))
        return QTimeZone::utc();
    static const QRegularExpression offset(QStringLiteral("^(?:UTC)?([+-])(\\d{1,2}):?(\\d{2})?$"));
    if (const auto match = offset.match(text); match.hasMatch()) {
        const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
        if (minutes > 14 * 60 || match.captured(3).toInt() > 59)
            return std::nullopt;
        return QTimeZone((match.captured(1) == QLatin1String("-") ? -60 : 60) * minutes);
    }
    const QByteArray id = text.toLatin1();
    if (!QTimeZone::isTimeZoneIdAvailable(id))
        return std::nullopt;
    return QTimeZone(id);
}

OldTimes::OldTimes(QTimeZone zone)
    : m_zone(std::move(zone))
{
}

qint64 OldTimes::offsetAt(qint64 utc) const
{
    return qint64(m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC))) * 1000;
}

Timestamp OldTimes::read(qint64 wall, Timestamp previous)
{
    const qint64 day = wall >= 0 ? wall / kDay : (wall - kDay + 1) / kDay;
    if (const auto plain = m_plainDays.constFind(day); plain != m_plainDays.cend())
        return std::max<Timestamp>(0, wall - *plain);
    const qint64 before = offsetAt(wall - kFarthest);
    const qint64 after = offsetAt(wall + kFarthest);
    if (before == after) {
        // All of the day and its neighbours, so that no other reading of the day can be of a transition.
        if (offsetAt(day * kDay - kFarthest) == before && offsetAt((day + 1) * kDay + kFarthest) == before)
            m_plainDays.insert(day, before);
        return std::max<Timestamp>(0, wall - before);
    }
    const auto isShown = [this, wall](qint64 offset) {
        return offsetAt(wall - offset) == offset;
    };
    const Timestamp earlier = wall - before;
    const Timestamp later = wall - after;
    const bool isEarlierShown = isShown(before);
    const bool isLaterShown = isShown(after);
    Timestamp time = earlier; // never shown: as if the clock had not been set yet
    if (isLaterShown && (!isEarlierShown || (earlier < previous && previous <= later + kDay)))
        time = later;
    return std::max<Timestamp>(0, time);
}

} // namespace foyer::imports
