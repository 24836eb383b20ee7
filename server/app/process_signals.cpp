// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/process_signals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#elif defined(Q_OS_WIN)
#include <windows.h>

#include <atomic>
#endif

namespace foyer::app {
namespace {

// A signal handler is given no context: what it needs has to lie where it can find it.
#ifdef Q_OS_UNIX
int g_pipe[2] = {-1, -1};
volatile std::sig_atomic_t g_wasAsked = 0;
// What goes through the pipe.
constexpr char kStop = 1;
constexpr char kReload = 2;

void onSignal(int number)
{
    if (g_wasAsked)
        ::_exit(128 + number);
    g_wasAsked = 1;
    const char byte = kStop;
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
}

void onHangUp(int)
{
    const char byte = kReload;
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
}

void setHandler(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}
#elif defined(Q_OS_WIN)
std::atomic<ProcessSignals *> g_receiver = nullptr;
std::atomic<bool> g_wasAsked = false;

BOOL WINAPI onConsoleEvent(DWORD)
{
    if (g_wasAsked.exchange(true))
        return FALSE; // the system ends the process
    if (ProcessSignals *receiver = g_receiver.load())
        QMetaObject::invokeMethod(receiver, &ProcessSignals::stopRequested, Qt::QueuedConnection);
    return TRUE;
}
#endif

} // namespace

#ifdef Q_OS_UNIX
ProcessSignals::ProcessSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(g_pipe) != 0)
        qFatal("No pipe for signals");
    for (const int end : g_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ProcessSignals::take);
    setHandler(SIGINT, onSignal);
    setHandler(SIGTERM, onSignal);
    setHandler(SIGHUP, onHangUp);
    // A client that goes away while being written to is an error of that socket, not the end of the server.
    setHandler(SIGPIPE, SIG_IGN);
}

void ProcessSignals::take()
{
    char byte = 0;
    while (::read(g_pipe[0], &byte, 1) == 1) {
        if (byte == kReload)
            emit reloadRequested();
        else
            emit stopRequested();
    }
}

ProcessSignals::~ProcessSignals()
{
    setHandler(SIGINT, SIG_DFL);
    setHandler(SIGTERM, SIG_DFL);
    setHandler(SIGHUP, SIG_DFL);
    delete m_notifier;
    for (int &end : g_pipe) {
        ::close(end);
        end = -1;
    }
    g_wasAsked = 0;
}
#elif defined(Q_OS_WIN)
ProcessSignals::ProcessSignals(QObject *parent)
    : QObject(parent)
{
    g_receiver = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void ProcessSignals::take() { }

ProcessSignals::~ProcessSignals()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    g_receiver = nullptr;
}
#endif

} // namespace foyer::app
