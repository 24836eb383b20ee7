// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sql_report_store.h"

#include "server/storage/admin_records.h"
#include "server/storage/audit_rows.h"
#include "server/storage/database.h"
#include "server/storage/job.h"

#include <limits>

namespace foyer::storage {
namespace {

using admin::NewReport;

/// Finds what is reported: fills in who is meant; what the message said.
Result<QString> findMessage(Database &database, NewReport &report)
{
    FOYER_TRY(const Rows roles,
              database.select(QLatin1String("conversations/select_role"),
                              bind(report.conversation, report.reporter)));
    if (roles.isEmpty())
        return fail(ErrorCode::NotMember);
    FOYER_TRY(
        const Rows rows,
        database.select(QLatin1String("reports/select_message"), bind(report.conversation, report.seq)));
    // What the server says itself is nobody's fault.
    if (rows.isEmpty() || rows.first().integer(3) != 0)
        return fail(ErrorCode::NotFound);
    const Row &row = rows.first();
    if (row.integer(2) != 0)
        return fail(ErrorCode::MessageRecalled);
    report.user = row.id<UserId>(0);
    return row.text(1);
}

Result<qint64> addReport(Database &database, NewReport report, int openMax)
{
    QString text;
    if (report.conversation != ConversationId()) {
        FOYER_TRY(text, findMessage(database, report));
    } else {
        FOYER_TRY(const Rows rows, database.select(QLatin1String("users/select_by_id"), bind(report.user)));
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound);
    }
    if (report.user == report.reporter)
        return fail(ErrorCode::InvalidField, QStringLiteral("oneself"), QStringLiteral("user"));
    // One reporter's reports are counted one after the other.
    FOYER_CHECK(database.select(QLatin1String("users/lock_user"), bind(report.reporter)));
    FOYER_TRY(const Rows same,
              database.select(QLatin1String("reports/select_open_of"),
                              bind(report.reporter, report.user, report.conversation, report.seq)));
    if (!same.isEmpty())
        return same.first().integer(0);
    FOYER_TRY(const Rows open,
              database.select(QLatin1String("reports/count_open_of"), bind(report.reporter)));
    if (open.first().number(0) >= openMax)
        return fail(ErrorCode::LimitReached);
    return database.insert(
        QLatin1String("reports/insert_report"),
        bind(report.reporter, report.user, report.conversation, report.seq, text, report.reason, report.at));
}

Result<> closeReport(Database &database, const admin::Deed &deed, qint64 report, const QString &note)
{
    FOYER_CHECK(checkActor(database, deed));
    FOYER_TRY(const Rows rows, database.select(QLatin1String("reports/select_target"), bind(report)));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no open report"));
    FOYER_CHECK(
        database.run(QLatin1String("reports/update_resolved"), bind(deed.at, deed.actor, note, report)));
    return writeAudit(database, deed, admin::action::kReportResolved, rows.first().id<UserId>(0),
                      QString::number(report));
}

} // namespace

SqlReportStore::SqlReportStore(JobQueue &writer, JobQueue &readers)
    : m_writer(writer)
    , m_readers(readers)
{
}

QCoro::Task<Result<qint64>> SqlReportStore::add(NewReport report, int openMax)
{
    return runOn(m_writer,
                 [report, openMax](Database &database) { return addReport(database, report, openMax); });
}

QCoro::Task<Result<QList<admin::Report>>> SqlReportStore::list(admin::ReportState state, qint64 before,
                                                               int limit)
{
    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max();
    return runOn(m_readers, [state, end, limit](Database &database) -> Result<QList<admin::Report>> {
        const QLatin1String statement(state == admin::ReportState::Open ? "reports/select_open"
                                                                        : "reports/select_resolved");
        FOYER_TRY(const Rows rows, database.select(statement, bind(end, qint64(limit))));
        QList<admin::Report> list;
        for (const Row &row : rows)
            list.append(reportOf(row));
        return list;
    });
}

QCoro::Task<Result<>> SqlReportStore::resolve(admin::Deed deed, qint64 report, QString note)
{
    return runOn(m_writer, [deed, report, note](Database &database) {
        return closeReport(database, deed, report, note);
    });
}

} // namespace foyer::storage
