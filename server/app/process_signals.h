// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace foyer::app {

/// Brings SIGINT and SIGTERM (elsewhere: Ctrl-C and the closing of the console) into the event loop. A second one
/// ends the process at once, for the operator who does not want to wait. SIGHUP, where there is one, asks to read files again.
/// One object a process. Thread: main.
class ProcessSignals : public QObject
{
    Q_OBJECT

public:
    explicit ProcessSignals(QObject *parent = nullptr);
    ~ProcessSignals() override;

signals:
    /// The first signal came.
    void stopRequested();
    void reloadRequested();

private:
    void take();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace foyer::app
