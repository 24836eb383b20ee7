// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace foyer::platform {

/// The system's own place for secrets: the keyring of Linux desktops, the keychain of macOS, the credential store of Windows.
/// It may ask the person to unlock it, so answers can take long. Thread: main.
class SecretStore
{
public:
    enum class Outcome {
        Done,
        /// There is no such secret.
        NotFound,
        /// The person or the system refused.
        Refused,
        /// There is no place for secrets here.
        Unavailable,
    };
    using Answer = std::function<void(Outcome outcome, const QByteArray &secret)>;

    /// The answer comes later, on this thread, unless the asker is gone by then.
    static void read(const QString &key, QObject *asker, const Answer &answer);
    static void write(const QString &key, const QByteArray &secret, QObject *asker, const Answer &answer);
    static void remove(const QString &key, QObject *asker, const Answer &answer);
};

} // namespace foyer::platform
