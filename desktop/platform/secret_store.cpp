// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/secret_store.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

namespace foyer::platform {

namespace {

/// Under this name the entries are found in the system's own list of secrets.
const QString kService = QStringLiteral("Foyer");

SecretStore::Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretStore::Outcome::Done;
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
        return SecretStore::Outcome::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretStore::Outcome::Refused;
    default:
        return SecretStore::Outcome::Unavailable;
    }
}

/// Starts the job, which deletes itself when it is done; it never keeps anything in plain text instead.
template<typename Job, typename SecretOf>
void start(Job *job, const QString &key, QObject *asker, const SecretStore::Answer &answer,
           const SecretOf &secretOf)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    const QPointer<QObject> still(asker);
    QObject::connect(job, &QKeychain::Job::finished, asker, [still, answer, secretOf, job] {
        if (still)
            answer(outcomeOf(job->error()), secretOf(job));
    });
    job->start();
}

QByteArray nothing(const QKeychain::Job *)
{
    return {};
}

} // namespace

void SecretStore::read(const QString &key, QObject *asker, const Answer &answer)
{
    start(new QKeychain::ReadPasswordJob(kService), key, asker, answer,
          [](const QKeychain::ReadPasswordJob *job) { return job->binaryData(); });
}

void SecretStore::write(const QString &key, const QByteArray &secret, QObject *asker, const Answer &answer)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(secret);
    start(job, key, asker, answer, &nothing);
}

void SecretStore::remove(const QString &key, QObject *asker, const Answer &answer)
{
    start(new QKeychain::DeletePasswordJob(kService), key, asker, answer, &nothing);
}

} // namespace foyer::platform
