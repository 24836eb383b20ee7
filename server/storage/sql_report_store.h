// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/report_store.h"

namespace foyer::storage {

class JobQueue;

/// Reports in the database.
class SqlReportStore final : public admin::ReportStore
{
public:
    /// Both queues must outlive this object.
    SqlReportStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<qint64>> add(admin::NewReport report, int openMax) override;
    [[nodiscard]] QCoro::Task<Result<QList<admin::Report>>> list(admin::ReportState state, qint64 before,
                                                                 int limit) override;
    [[nodiscard]] QCoro::Task<Result<>> resolve(admin::Deed deed, qint64 report, QString note) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
