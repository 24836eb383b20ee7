// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/house.h"

#include "tests/support/mariadb_server.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTest>

namespace foyer::test {
namespace {

const QString kPassword = QStringLiteral("correct horse");
/// How much of the server's log is told when something fails.
constexpr qsizetype kToldOfLog = 4'000;

QString recordingPath()
{
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    return QStringLiteral(FOYER_RECORDINGS "/%1.jsonl").arg(program);
}

} // namespace

Ground::Ground()
    : m_recorder(recordingPath())
{
}

Ground::~Ground() = default;

void Ground::addDatabases()
{
    QTest::addColumn<bool>("isMariadb");
    QTest::newRow("sqlite") << false;
    QTest::newRow("mariadb") << true;
}

void Ground::addSqlite()
{
    QTest::addColumn<bool>("isMariadb");
    QTest::newRow("sqlite") << false;
}

std::unique_ptr<TempDatabase> Ground::database()
{
    QFETCH_GLOBAL(bool, isMariadb);
    if (!isMariadb)
        return TempDatabase::sqlite();
    if (!m_mariadb) {
        m_mariadb = std::make_unique<MariadbServer>();
        if (const Result<> started = m_mariadb->start(); !started)
            qFatal("No MariaDB for the tests: %s", qPrintable(started.error().detail));
    }
    return TempDatabase::mysql(*m_mariadb);
}

House::House(Ground &ground, const QStringList &options)
    : m_ground(ground)
    , m_database(ground.database())
    , m_server(std::make_unique<ServerProcess>(dataFolder(), m_database->url(), options))
{
    m_isUp = m_server->start();
    if (!m_isUp)
        qWarning("The server does not start:\n%s", m_server->log().constData());
}

std::unique_ptr<Peer> House::stranger(const QString &kind)
{
    return std::make_unique<Peer>(m_server->url(), m_ground.recorder(), kind);
}

std::unique_ptr<Peer> House::resident(const QString &name, const QString &kind)
{
    auto peer = stranger(kind);
    const Answer answer = peer->signUp(name, kPassword);
    if (answer.status == 200)
        return peer;
    qWarning("No account %s: %d %s", qPrintable(name), answer.status, answer.body.constData());
    return nullptr;
}

std::unique_ptr<Peer> House::online(const QString &name, const QString &kind)
{
    auto peer = resident(name, kind);
    if (peer && peer->open())
        return peer;
    qWarning("%s does not get online: greeted %d, open %d, close code %d, server running %d; it says:\n%s",
             qPrintable(name), int(peer && !peer->hello.isEmpty()), int(peer && peer->isOpen()),
             peer ? peer->waitForClose(0) : 0, int(m_server->isRunning()),
             m_server->log().right(kToldOfLog).constData());
    return nullptr;
}

std::unique_ptr<Peer> House::again(const QString &name, const QString &kind)
{
    auto peer = stranger(kind);
    const Answer answer = peer->signIn(name, kPassword);
    if (answer.status == 200)
        return peer;
    qWarning("%s does not get in: %d %s", qPrintable(name), answer.status, answer.body.constData());
    return nullptr;
}

} // namespace foyer::test
