// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/import_progress.h"

#include "server/app/import_text.h"

#include <algorithm>

namespace foyer::app {
namespace {

constexpr qint64 kBarEvery = 100;
constexpr qint64 kLineEvery = 5'000;
constexpr int kBarWidth = 14;

QString nameOf(imports::ImportWatcher::Stage stage)
{
    switch (stage) {
    case imports::ImportWatcher::Stage::Users:
        return QStringLiteral("users");
    case imports::ImportWatcher::Stage::Messages:
        return QStringLiteral("messages");
    case imports::ImportWatcher::Stage::Checking:
        break;
    }
    return QStringLiteral("checking");
}

QString duration(qint64 seconds)
{
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds < 3600)
        return QStringLiteral("%1 min").arg((seconds + 59) / 60);
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace

ImportProgress::ImportProgress(const Clock &clock, Look look, Print print)
    : m_clock(clock)
    , m_look(look)
    , m_print(std::move(print))
{
}

ImportProgress::~ImportProgress()
{
    if (m_width > 0)
        m_print(QStringLiteral("\n"));
}

void ImportProgress::progressed(Stage stage, qint64 done, qint64 total)
{
    const qint64 now = m_clock.monotonic();
    const bool isNewStage = !m_isBegun || stage != m_stage;
    if (isNewStage) {
        if (m_width > 0)
            m_print(QStringLiteral("\n"));
        m_width = 0;
        m_stage = stage;
        m_isBegun = true;
        m_begunAt = now;
        m_begunWith = done;
    }
    const qint64 every = m_look == Look::Bar ? kBarEvery : kLineEvery;
    if (!isNewStage && done < total && now - m_shownAt < every)
        return;
    m_shownAt = now;
    const QString text = line(done, total, now);
    if (m_look == Look::Lines) {
        m_print(text + u'\n');
        return;
    }
    // Blanks over what is left of a longer line before it.
    const QString blanks(std::max<qsizetype>(0, m_width - text.size()), u' ');
    m_width = text.size();
    m_print(u'\r' + text + blanks);
}

QString ImportProgress::line(qint64 done, qint64 total, qint64 now) const
{
    const double share = total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : 1.0;
    QString text = nameOf(m_stage).leftJustified(9);
    if (m_look == Look::Bar) {
        const int full = int(share * kBarWidth);
        text += u'[' + QString(full, u'#') + QString(kBarWidth - full, u'.') + QStringLiteral("] ");
    }
    text += QStringLiteral("%1 %").arg(int(share * 100), 3);
    if (m_stage == Stage::Checking)
        return text;
    text += QStringLiteral("  %1 of %2").arg(grouped(done), grouped(std::max(done, total)));
    const qint64 passed = now - m_begunAt;
    const qint64 fresh = done - m_begunWith;
    if (passed < 500 || fresh <= 0)
        return text;
    const double perSecond = double(fresh) * 1000.0 / double(passed);
    text += QStringLiteral("  %1/s").arg(grouped(qint64(perSecond)));
    if (done < total)
        text += QStringLiteral("  %1 left").arg(duration(qint64(double(total - done) / perSecond) + 1));
    return text;
}

} // namespace foyer::app
