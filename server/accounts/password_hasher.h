// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>
#include <QStringView>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace foyer::accounts {

/// How much work one password costs, after libsodium's presets.
enum class PasswordCost {
    /// The least that libsodium accepts: 1 pass, 8 KiB. For tests and measurements only.
    Minimum,
    /// 2 passes, 64 MiB.
    Interactive,
    /// 3 passes, 256 MiB.
    Moderate,
};

/// "minimum", "interactive", "moderate".
[[nodiscard]] QString passwordCostName(PasswordCost cost);
[[nodiscard]] std::optional<PasswordCost> passwordCostFromName(QStringView name);

/// What a check of a password found.
struct PasswordVerdict
{
    bool isRight = false;
    /// A hash of the password at today's cost when the stored one was made at another, or of its MD5; empty otherwise.
    QString newHash;
};

/// Argon2id on a few threads of its own, with a bounded line of those who wait: hashing is meant to be slow,
/// and nobody else has to wait for it. Thread: main; the answers arrive there too.
class PasswordHasher
{
public:
    struct Settings
    {
        PasswordCost cost = PasswordCost::Interactive;
        int threads = 2;
        /// Passwords that may wait or be worked on at once; more get TooManyAttempts.
        int maxWaiting = 48;
    };

    explicit PasswordHasher(Settings settings);
    /// Waits for the work that has begun. Nothing may go on running that waits for an answer from here.
    ~PasswordHasher();
    PasswordHasher(const PasswordHasher &) = delete;
    PasswordHasher &operator=(const PasswordHasher &) = delete;

    /// The string to store for a password. TooManyAttempts (with retryAfter), Unavailable (no memory).
    [[nodiscard]] QCoro::Task<Result<QString>> hash(QString password);
    /// The string to store for a password of which only the MD5 is known, as md5Digits() gives it. Errors as hash().
    [[nodiscard]] QCoro::Task<Result<QString>> wrap(QByteArray digits);
    /// Whether the password fits the stored string; a broken string fits nothing. TooManyAttempts (with
    /// retryAfter).
    [[nodiscard]] QCoro::Task<Result<PasswordVerdict>> verify(QString password, QString hash);

private:
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<T>> run(std::function<Result<T>()> work);

    Settings m_settings;
    QThreadPool m_pool;
    int m_waiting = 0;
};

} // namespace foyer::accounts
