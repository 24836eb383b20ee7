// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/password_hasher.h"

#include "common/base/logging.h"
#include "server/accounts/secrets.h"

#include <QCoroFuture>
#include <QPromise>

#include <sodium.h>

#include <array>
#include <memory>
#include <utility>

namespace foyer::accounts {
namespace {

constexpr std::chrono::seconds kBusyWait{2};

struct Preset
{
    PasswordCost cost;
    const char *name;
    unsigned long long operations;
    size_t memory;
};

const Preset &presetOf(PasswordCost cost)
{
    static const std::array presets{
        Preset{PasswordCost::Minimum, "minimum", crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN},
        Preset{PasswordCost::Interactive, "interactive", crypto_pwhash_OPSLIMIT_INTERACTIVE,
               crypto_pwhash_MEMLIMIT_INTERACTIVE},
        Preset{PasswordCost::Moderate, "moderate", crypto_pwhash_OPSLIMIT_MODERATE,
               crypto_pwhash_MEMLIMIT_MODERATE},
    };
    return presets[static_cast<size_t>(cost)];
}

/// The bytes that are hashed: composed, so that every keyboard's way to write é is one password (RFC 8265).
std::shared_ptr<QByteArray> secretBytes(QString &password)
{
    QString composed = password.normalized(QString::NormalizationForm_C);
    wipe(password);
    auto bytes = std::make_shared<QByteArray>(composed.toUtf8());
    wipe(composed);
    return bytes;
}

Result<QString> hashNow(const QByteArray &secret, const Preset &preset)
{
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), secret.constData(), static_cast<unsigned long long>(secret.size()),
                              preset.operations, preset.memory, crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return fail(ErrorCode::Unavailable, QStringLiteral("no memory for hashing a password"));
    }
    return QString::fromLatin1(out.data());
}

PasswordVerdict verifyNow(const QByteArray &secret, const QByteArray &stored, const Preset &preset)
{
    // libsodium reads a zero-terminated string of at most this many bytes.
    if (stored.size() >= qsizetype(crypto_pwhash_STRBYTES))
        return {};
    PasswordVerdict verdict;
    verdict.isRight = crypto_pwhash_str_verify(stored.constData(), secret.constData(),
                                               static_cast<unsigned long long>(secret.size()))
        == 0;
    if (verdict.isRight
        && crypto_pwhash_str_needs_rehash(stored.constData(), preset.operations, preset.memory) == 1) {
        // Without memory for it now the old hash simply stays.
        verdict.newHash = hashNow(secret, preset).value_or(QString());
    }
    return verdict;
}

} // namespace

QString passwordCostName(PasswordCost cost)
{
    return QString::fromLatin1(presetOf(cost).name);
}

std::optional<PasswordCost> passwordCostFromName(QStringView name)
{
    for (const PasswordCost cost :
         {PasswordCost::Minimum, PasswordCost::Interactive, PasswordCost::Moderate}) {
        if (name == QLatin1String(presetOf(cost).name))
            return cost;
    }
    return std::nullopt;
}

PasswordHasher::PasswordHasher(Settings settings)
    : m_settings(settings)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    m_pool.setMaxThreadCount(m_settings.threads);
    m_pool.setObjectName(QStringLiteral("passwords"));
}

PasswordHasher::~PasswordHasher()
{
    m_pool.waitForDone();
}

template<typename T>
QCoro::Task<Result<T>> PasswordHasher::run(std::function<Result<T>()> work)
{
    if (m_waiting >= m_settings.maxWaiting) {
        qCWarning(lcAccounts, "event=passwords-busy waiting=%d", m_waiting);
        co_return failUntil(ErrorCode::TooManyAttempts, kBusyWait,
                            QStringLiteral("too many passwords are being checked"));
    }
    ++m_waiting;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    m_pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    Result<T> result = co_await future;
    --m_waiting;
    co_return result;
}

QCoro::Task<Result<QString>> PasswordHasher::hash(QString password)
{
    const auto secret = secretBytes(password);
    const Preset preset = presetOf(m_settings.cost);
    std::function<Result<QString>()> work = [secret, preset] {
        Result<QString> hashed = hashNow(*secret, preset);
        wipe(*secret);
        return hashed;
    };
    auto task = run<QString>(std::move(work));
    Result<QString> hashed = co_await task;
    co_return hashed;
}

QCoro::Task<Result<PasswordVerdict>> PasswordHasher::verify(QString password, QString hash)
{
    const auto secret = secretBytes(password);
    const Preset preset = presetOf(m_settings.cost);
    std::function<Result<PasswordVerdict>()> work = [secret, preset,
                                                     stored = hash.toLatin1()]() -> Result<PasswordVerdict> {
        PasswordVerdict verdict = verifyNow(*secret, stored, preset);
        wipe(*secret);
        return verdict;
    };
    auto task = run<PasswordVerdict>(std::move(work));
    Result<PasswordVerdict> verdict = co_await task;
    co_return verdict;
}

} // namespace foyer::accounts
