// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The client engine as a program of its own, so that a test can kill it: signs in, writes numbered messages to the
// lobby, says "queued N" once message N is on disk, and "drained" once the server has them all. With a picture's file each
// message has that picture.
//
//     engine_probe SERVER USERNAME PASSWORD DATA-FOLDER FIRST COUNT [PICTURE]

#include "common/base/clock.h"
#include "desktop/client/backoff.h"
#include "desktop/client/client_engine.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <cstdio>

using namespace foyer;
using client::ClientEngine;
using client::ConnectionState;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

class Probe : public QObject
{
public:
    Probe(ClientEngine &engine, int first, int count, QByteArray picture)
        : m_engine(engine)
        , m_picture(std::move(picture))
        , m_next(first)
        , m_end(first + count)
    {
        connect(&engine, &ClientEngine::stateChanged, this, &Probe::go);
        connect(&m_timer, &QTimer::timeout, this, &Probe::step);
    }

private:
    void go()
    {
        if (m_engine.state() == ConnectionState::Online && !m_timer.isActive())
            m_timer.start(1);
    }

    void step()
    {
        if (m_next < m_end) {
            if (write(QString::number(m_next)))
                say(QStringLiteral("queued %1").arg(m_next++));
        } else if (m_engine.outbox().waitingCount() == 0) {
            say(QStringLiteral("drained"));
            QCoreApplication::quit();
        }
    }

    bool write(const QString &text)
    {
        const ConversationId lobby(1);
        if (m_picture.isEmpty())
            return m_engine.post(lobby, text).has_value();
        return m_engine.pictures().choose(lobby, {m_picture, QStringLiteral("picture"), QSize(1, 1)})
            && m_engine.postWithPictures(lobby, text, {});
    }

    ClientEngine &m_engine;
    QByteArray m_picture;
    QTimer m_timer;
    int m_next;
    int m_end;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto server = client::ServerAddress::fromInput(arguments.value(1));
    if (arguments.size() < 7 || arguments.size() > 8 || !server)
        return 2;
    QFile picture(arguments.value(7));
    const bool hasPicture = arguments.size() == 8;
    if (hasPicture && !picture.open(QIODevice::ReadOnly))
        return 2;
    const SystemClock clock;
    ClientEngine::Settings settings;
    settings.dataFolder = arguments.at(4);
    settings.link.firstDelay = std::chrono::milliseconds(20);
    settings.link.longestDelay = std::chrono::milliseconds(200);
    ClientEngine engine(clock, client::Backoff::systemRandom(), settings);
    const Probe probe(engine, arguments.at(5).toInt(), arguments.at(6).toInt(),
                      hasPicture ? picture.readAll() : QByteArray());
    QObject::connect(&engine, &ClientEngine::signInFailed, &engine, [](const Error &error) {
        say(QStringLiteral("failed %1").arg(errorName(error.code)));
        QCoreApplication::exit(3);
    });
    client::Credentials credentials;
    credentials.username = arguments.at(2);
    credentials.password = arguments.at(3);
    credentials.isNewAccountConfirmed = true;
    engine.signIn(*server, credentials);
    return QCoreApplication::exec();
}
