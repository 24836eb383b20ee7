// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/import_store.h"

namespace foyer::storage {

class JobQueue;

/// What was moved in from other chats, in the database.
class SqlImportStore final : public imports::ImportStore
{
public:
    /// Both queues must outlive this object.
    SqlImportStore(JobQueue &writer, JobQueue &readers);

    [[nodiscard]] QCoro::Task<Result<imports::Source>> source(QString name, QString fingerprint,
                                                              Timestamp now) override;
    [[nodiscard]] QCoro::Task<Result<QHash<qint64, imports::MovedUser>>> users(
        imports::SourceId source) override;
    [[nodiscard]] QCoro::Task<Result<bool>> isUsernameFree(QString usernameKey) override;
    [[nodiscard]] QCoro::Task<Result<QHash<qint64, imports::MovedUser>>> addUsers(
        imports::SourceId source, QList<imports::NewUser> users) override;
    [[nodiscard]] QCoro::Task<Result<ConversationId>> addRoom(imports::SourceId source,
                                                              imports::NewRoom room) override;
    [[nodiscard]] QCoro::Task<Result<QSet<qint64>>> knownMessages(imports::SourceId source, qint64 first,
                                                                  qint64 last) override;
    [[nodiscard]] QCoro::Task<Result<>> addMessages(imports::SourceId source,
                                                    QList<imports::NewMessage> messages) override;
    [[nodiscard]] QCoro::Task<Result<imports::Census>> census(imports::SourceId source) override;

private:
    JobQueue &m_writer;
    JobQueue &m_readers;
};

} // namespace foyer::storage
