// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace foyer::platform {

/// One running program for each folder of data: the first one holds it, others can tell it something and go. The hold ends
/// with the process, however it ends. Thread: main.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// Bytes that can be told at once.
    static constexpr qsizetype kMostBytes = 4096;

    /// The folder is made if it is missing.
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    /// Whether nobody was here before; also where that cannot be found out.
    [[nodiscard]] bool isFirst() const { return m_isFirst; }
    /// Tells the first one, and waits up to three seconds until it has heard it; whether it has. No line breaks.
    [[nodiscard]] bool tellFirst(const QByteArray &message) const;

signals:
    /// Another one was started and says this.
    void told(const QByteArray &message);

private:
    void listen();
    void onConnection();
    void read(QLocalSocket *socket);

    QString m_name;
    QLockFile m_lock;
    bool m_isFirst = false;
    QLocalServer m_server;
};

} // namespace foyer::platform
