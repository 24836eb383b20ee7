// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/password_hasher.h"

#include "common/base/logging.h"
#include "server/accounts/secrets.h"
#include "server/accounts/wrapped_hash.h"

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

/// A password's bytes; overwritten at the end.
struct Secret
{
    explicit Secret(QString &password)
        : typed(password.toUtf8())
    {
        QString text = password.normalized(QString::NormalizationForm_C);
        wipe(password);
        composed = text.toUtf8();
        wipe(text);
    }
    ~Secret()
    {
        wipe(typed);
        wipe(composed);
    }
    Q_DISABLE_COPY_MOVE(Secret)

    /// As they came.
    QByteArray typed;
    /// What is hashed: composed, so that every keyboard's way to write é is one password (RFC 8265).
    QByteArray composed;
};

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

bool fits(const QByteArray &secret, const QByteArray &argon)
{
    // libsodium reads a zero-terminated string of at most this many bytes.
    return argon.size() < qsizetype(crypto_pwhash_STRBYTES)
        && crypto_pwhash_str_verify(argon.constData(), secret.constData(),
                                    static_cast<unsigned long long>(secret.size()))
        == 0;
}

bool fitsWrapped(const Secret &secret, const QByteArray &argon)
{
    // The MD5 was made of what the keyboard of that day wrote.
    return fits(md5DigitsOf(secret.typed), argon)
        || (secret.composed != secret.typed && fits(md5DigitsOf(secret.composed), argon));
}

PasswordVerdict verifyNow(const Secret &secret, const QByteArray &stored, const Preset &preset)
{
    const std::optional<QByteArray> inner = unwrapHash(stored);
    PasswordVerdict verdict;
    verdict.isRight = inner ? fitsWrapped(secret, *inner) : fits(secret.composed, stored);
    const auto isOutdated = [&stored, &preset] {
        return crypto_pwhash_str_needs_rehash(stored.constData(), preset.operations, preset.memory) == 1;
    };
    if (verdict.isRight && (inner || isOutdated())) {
        // Without memory for it now the old hash simply stays.
        verdict.newHash = hashNow(secret.composed, preset).value_or(QString());
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
    const auto secret = std::make_shared<Secret>(password);
    const Preset preset = presetOf(m_settings.cost);
    std::function<Result<QString>()> work = [secret, preset] {
        return hashNow(secret->composed, preset);
    };
    auto task = run<QString>(std::move(work));
    Result<QString> hashed = co_await task;
    co_return hashed;
}

QCoro::Task<Result<QString>> PasswordHasher::wrap(QByteArray digits)
{
    const Preset preset = presetOf(m_settings.cost);
    std::function<Result<QString>()> work = [digits, preset]() -> Result<QString> {
        FOYER_TRY(const QString hashed, hashNow(digits, preset));
        return wrapHash(hashed);
    };
    auto task = run<QString>(std::move(work));
    Result<QString> wrapped = co_await task;
    co_return wrapped;
}

QCoro::Task<Result<PasswordVerdict>> PasswordHasher::verify(QString password, QString hash)
{
    const auto secret = std::make_shared<Secret>(password);
    const Preset preset = presetOf(m_settings.cost);
    std::function<Result<PasswordVerdict>()> work = [secret, preset,
                                                     stored = hash.toLatin1()]() -> Result<PasswordVerdict> {
        return verifyNow(*secret, stored, preset);
    };
    auto task = run<PasswordVerdict>(std::move(work));
    Result<PasswordVerdict> verdict = co_await task;
    co_return verdict;
}

} // namespace foyer::accounts
