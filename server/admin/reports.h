// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/report_store.h"
#include "server/chat/allowances.h"

#include <QCoroTask>

namespace foyer::admin {

/// What users tell the administrators: a message or a person that does not behave. Thread: main.
class Reports
{
public:
    /// Everything passed in must outlive this object and its running tasks.
    Reports(ReportStore &store, const Clock &clock);

    /// Stores a report with its reason (1 … limits::kReportReasonMax code points); its id. InvalidField, TooManyRequests,
    /// and what ReportStore::add refuses.
    [[nodiscard]] QCoro::Task<Result<qint64>> add(NewReport report);
    [[nodiscard]] QCoro::Task<Result<QList<Report>>> list(ReportState state, qint64 before, int limit);
    /// Closes a report; the note (up to limits::kReportReasonMax code points, may be empty) says what was done.
    [[nodiscard]] QCoro::Task<Result<>> resolve(UserId by, qint64 report, QString note);

private:
    ReportStore &m_store;
    const Clock &m_clock;
    chat::Allowances m_allowances;
};

} // namespace foyer::admin
