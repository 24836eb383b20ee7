// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/old_chat.h"

#include <memory>

namespace foyer::storage {

/// The MySQL or MariaDB database of a go-gin-chat, read through one connection of its own. Which columns its tables have is
/// asked first; those that are missing read as if nothing were in them. Thread: main.
class GoGinChat final : public imports::OldChat
{
public:
    /// Connects and looks at the tables. Blocks for some seconds at most. `url` is `mysql://USER:PASSWORD@HOST:PORT/NAME`. On
    /// failure `detail` is a sentence for the operator, without the password.
    [[nodiscard]] static Result<std::unique_ptr<GoGinChat>> open(const QString &url);
    ~GoGinChat() override;
    Q_DISABLE_COPY_MOVE(GoGinChat)

    [[nodiscard]] QCoro::Task<Result<imports::OldChatFacts>> look() override;
    [[nodiscard]] QCoro::Task<Result<QList<imports::OldUser>>> usersAfter(qint64 known, int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<imports::OldMessage>>> messagesAfter(qint64 known,
                                                                                int limit) override;
    [[nodiscard]] QCoro::Task<Result<qint64>> countUsers(qint64 upTo) override;
    [[nodiscard]] QCoro::Task<Result<qint64>> countMessages(qint64 upTo) override;

private:
    struct Private;
    explicit GoGinChat(std::unique_ptr<Private> parts);

    std::unique_ptr<Private> d;
};

} // namespace foyer::storage
