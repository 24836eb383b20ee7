// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/single_instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

namespace foyer::platform {

namespace {

constexpr int kPatienceMs = 3'000;
constexpr char kEnd = '\n';
const QByteArray kHeard = QByteArrayLiteral("heard\n");

/// A name that follows from the folder. On Unix it is a file, in the user's own folder of such files where there is one.
QString nameFor(const QString &folder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString name = QStringLiteral("foyer-desktop-%1").arg(QLatin1StringView(hash.left(16)));
#ifdef Q_OS_UNIX
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!runtime.isEmpty())
        return QDir(runtime).filePath(name);
#endif
    return name;
}

QString madeFolder(const QString &folder)
{
    QDir().mkpath(folder);
    return folder;
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(dataFolder))
    , m_lock(madeFolder(dataFolder) + QStringLiteral("/program.lock"))
{
    // A process that holds it is asked whether it lives, however long it has held it.
    m_lock.setStaleLockTime(0);
    m_isFirst = m_lock.tryLock(0) || m_lock.error() != QLockFile::LockFailedError;
    if (m_isFirst)
        listen();
}

void SingleInstance::listen()
{
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    // One that was killed left its file behind.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        qWarning("event=no-single-instance detail=%s", qUtf8Printable(m_server.errorString()));
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        // Whoever connects and says nothing is not waited for.
        QTimer::singleShot(kPatienceMs, socket, &QLocalSocket::abort);
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > kMostBytes)
            socket->abort();
        return;
    }
    const QByteArray message = socket->readLine(kMostBytes + 2);
    if (!message.endsWith(kEnd)) {
        socket->abort();
        return;
    }
    socket->write(kHeard);
    socket->flush();
    emit told(message.chopped(1));
}

bool SingleInstance::tellFirst(const QByteArray &message) const
{
    const QDeadlineTimer deadline(kPatienceMs);
    QLocalSocket socket;
    // The first one may have taken the lock just now and not listen yet.
    do {
        socket.connectToServer(m_name);
    } while (!socket.waitForConnected(100) && !deadline.hasExpired());
    if (socket.state() != QLocalSocket::ConnectedState)
        return false;
    socket.write(message + kEnd);
    while (!deadline.hasExpired()) {
        if (socket.canReadLine())
            return socket.readLine() == kHeard;
        if (!socket.waitForReadyRead(int(deadline.remainingTime())))
            break;
    }
    return false;
}

} // namespace foyer::platform
