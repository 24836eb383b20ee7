// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/conversation.h"
#include "server/accounts/session_store.h"
#include "server/accounts/user_store.h"
#include "server/chat/conversation_store.h"
#include "server/chat/message_store.h"
#include "server/media/place_store.h"
#include "server/media/upload_store.h"
#include "server/storage/storage.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_database.h"

#include <QCoroTask>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace foyer::test {

using MakeDatabase = std::function<std::unique_ptr<TempDatabase>()>;

template<typename T>
using Tasks = std::vector<QCoro::Task<Result<T>>>;

/// Waits for a store's answer, which must be good.
template<typename T>
T value(QCoro::Task<Result<T>> task)
{
    Result<T> result = QCoro::waitFor(std::move(task));
    if (!result)
        QTest::qFail(
            qPrintable(
                QStringLiteral("refused: %1 %2").arg(errorName(result.error().code), result.error().detail)),
            __FILE__, __LINE__);
    if constexpr (!std::is_void_v<T>)
        return result ? *std::move(result) : T{};
}

/// Waits for a store's answer, which must be a refusal.
template<typename T>
ErrorCode refusal(QCoro::Task<Result<T>> task)
{
    const Result<T> result = QCoro::waitFor(std::move(task));
    if (!result)
        return result.error().code;
    QTest::qFail("was not refused", __FILE__, __LINE__);
    return ErrorCode::Internal;
}

/// Waits for several answers.
template<typename T>
std::vector<Result<T>> all(Tasks<T> tasks)
{
    std::vector<Result<T>> results;
    for (QCoro::Task<Result<T>> &task : tasks)
        results.push_back(QCoro::waitFor(std::move(task)));
    return results;
}

/// What every suite has: a fresh database for each test and shorthands to fill it.
class StorageContract : public QObject
{
    Q_OBJECT

public:
    explicit StorageContract(MakeDatabase make);
    ~StorageContract() override;

private slots:
    void init();
    void cleanup();

protected:
    /// What a suite needs besides, before each test.
    virtual void prepare() { }
    /// And what it ends after each, while the storage is still there.
    virtual void finish() { }

    static constexpr Timestamp kNow = 1'700'000'000'000;

    [[nodiscard]] storage::Storage &store() { return *m_storage; }
    [[nodiscard]] accounts::UserStore &users() { return m_storage->users(); }
    [[nodiscard]] accounts::SessionStore &sessions() { return m_storage->sessions(); }
    [[nodiscard]] chat::ConversationStore &conversations() { return m_storage->conversations(); }
    [[nodiscard]] chat::MessageStore &messages() { return m_storage->messages(); }
    [[nodiscard]] media::PlaceStore &places() { return m_storage->places(); }
    [[nodiscard]] media::UploadStore &uploads() { return m_storage->uploads(); }
    [[nodiscard]] TempDatabase &database() { return *m_database; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }

    /// Another storage on the same database, as another node would have it.
    [[nodiscard]] Result<std::unique_ptr<storage::Storage>> openAnother(
        storage::Storage::Settings settings = {});
    /// Closes the storage and opens the database again.
    void reopen(storage::Storage::Settings settings = {});
    void close() { m_storage.reset(); }

    UserId addUser(const QString &name);
    ConversationId addRoom(const QString &name, UserId owner);
    protocol::Image addImage(UserId owner, const QString &id);
    [[nodiscard]] chat::NewMessage draft(ConversationId conversation, UserId author,
                                         const QString &text) const;
    chat::StoredPost post(ConversationId conversation, UserId author, const QString &text);
    [[nodiscard]] static accounts::NewAccount account(const QString &name);
    /// Values of one column of a statement run past the store.
    [[nodiscard]] QStringList column(const QString &statement);

private:
    const MakeDatabase m_make;
    FakeClock m_clock;
    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<storage::Storage> m_storage;
};

[[nodiscard]] QString newRef();

/// Runs all suites of the contract on one kind of database; the number of failed tests.
int runStorageContract(const MakeDatabase &make, const QStringList &arguments);

} // namespace foyer::test
