// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/log_format.h"

#include <QDateTime>
#include <QLoggingCategory>

#include <cstdio>

namespace foyer::app {
namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "unknown";
}

QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const bool isLineBreak = c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || isLineBreak)
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result;
}

void writeLogLine(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QByteArray line = logLine(QDateTime::currentMSecsSinceEpoch(), type, context.category, text);
    // One call a line, so that lines of several threads do not mix.
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

QByteArray logLine(qint64 time, QtMsgType type, const char *category, const QString &text)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time).toUTC();
    return moment.toString(Qt::ISODateWithMs).toLatin1() + ' ' + levelName(type) + ' '
        + (category ? category : "default") + ' ' + escaped(text).toUtf8() + '\n';
}

void installLogFormat()
{
    qInstallMessageHandler(writeLogLine);
}

void setLogLevel(const QString &level)
{
    const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                             QStringLiteral("critical")};
    const QString least = level == QLatin1String("error") ? levels.last() : level;
    // What Qt says of damaged pictures is no news here: whoever sent one is told, and could fill the log with it.
    QString rules = QStringLiteral("qt.gui.imageio*=false\n");
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const bool isOn = i >= levels.indexOf(least);
        rules += QStringLiteral("foyer.*.%1=%2\n")
                     .arg(levels[i], isOn ? QStringLiteral("true") : QStringLiteral("false"));
    }
    QLoggingCategory::setFilterRules(rules);
}

} // namespace foyer::app
