// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/admin_store.h"

namespace foyer::admin {

/// What somebody reports: a message, or else a user.
struct NewReport
{
    UserId reporter;
    /// Zero: the message's author is meant.
    UserId user;
    ConversationId conversation;
    Seq seq;
    QString reason;
    Timestamp at = 0;
};

/// A report as administrators see it.
struct Report
{
    qint64 id = 0;
    std::optional<protocol::User> reporter;
    std::optional<protocol::User> user;
    /// Zero: the user was reported, not a message.
    ConversationId conversation;
    QString conversationName;
    Seq seq;
    /// What the message said when it was reported; it may have been edited or recalled since.
    QString text;
    QString reason;
    Timestamp createdAt = 0;
    /// Zero: nobody looked into it yet.
    Timestamp resolvedAt = 0;
    std::optional<protocol::User> resolvedBy;
    QString note;
};

enum class ReportState { Open, Resolved };

/// Port: what users reported. Thread: main; the answers arrive there too.
class ReportStore
{
public:
    virtual ~ReportStore() = default;

    /// Stores a report; its id. Reported already and still open: the id of that one. NotMember, NotFound, MessageRecalled;
    /// InvalidField for a report of oneself; LimitReached if the reporter has `openMax` open ones.
    [[nodiscard]] virtual QCoro::Task<Result<qint64>> add(NewReport report, int openMax) = 0;
    /// Reports before this id (zero: from the newest), newest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<Report>>> list(ReportState state, qint64 before,
                                                                  int limit) = 0;
    /// Closes a report. NotFound if there is no open one with this id; Forbidden as for every deed.
    [[nodiscard]] virtual QCoro::Task<Result<>> resolve(Deed deed, qint64 report, QString note) = 0;
};

} // namespace foyer::admin
