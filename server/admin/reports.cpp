// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/reports.h"

#include "common/base/limits.h"
#include "common/base/logging.h"
#include "common/text/names.h"

namespace foyer::admin {
namespace {

/// One in ten seconds, after a first handful.
constexpr double kPerSecond = 0.1;
constexpr double kBurst = 10;

Result<> checkWords(const QString &words, int min, const char *field)
{
    const auto refuse = [field](const char *why) {
        return fail(ErrorCode::InvalidField, QLatin1String(why), QLatin1String(field));
    };
    if (words.size() > limits::kReportReasonMax * 2 || !text::isWellFormed(words))
        return refuse("is too long or not well-formed");
    const auto length = text::codePointCount(words.trimmed());
    if (length < min || length > limits::kReportReasonMax)
        return refuse("is empty or too long");
    return {};
}

} // namespace

Reports::Reports(ReportStore &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
    , m_allowances(clock, kPerSecond, kBurst)
{
}

QCoro::Task<Result<qint64>> Reports::add(NewReport report)
{
    FOYER_CO_CHECK(checkWords(report.reason, 1, "reason"));
    FOYER_CO_CHECK(m_allowances.spend(report.reporter));
    report.reason = report.reason.trimmed();
    report.at = m_clock.now();
    const UserId reporter = report.reporter;
    FOYER_CO_TRY(const qint64 id, co_await m_store.add(std::move(report), limits::kReportsOpenMax));
    qCInfo(lcAccounts, "event=reported report=%lld by=%lld", id, reporter.value());
    co_return id;
}

QCoro::Task<Result<QList<Report>>> Reports::list(ReportState state, qint64 before, int limit)
{
    return m_store.list(state, before, limit);
}

QCoro::Task<Result<>> Reports::resolve(UserId by, qint64 report, QString note)
{
    FOYER_CO_CHECK(checkWords(note, 0, "note"));
    const Deed deed{by, m_clock.now()};
    FOYER_CO_CHECK(co_await m_store.resolve(deed, report, note.trimmed()));
    qCInfo(lcAccounts, "event=report-resolved report=%lld by=%lld", report, by.value());
    co_return Result<>{};
}

} // namespace foyer::admin
