// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recorder.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace foyer::test {

Recorder::Recorder(const QString &path)
    : m_file(path)
{
    if (path.isEmpty())
        return;
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("Cannot record to %s", qPrintable(path));
}

void Recorder::frame(const QString &text)
{
    if (!m_file.isOpen())
        return;
    const QJsonObject line{{QStringLiteral("frame"), text}};
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

void Recorder::answer(const QByteArray &method, const QString &path, int status, const QByteArray &type,
                      const QByteArray &body)
{
    if (!m_file.isOpen())
        return;
    const bool isJson = type.contains("json");
    const QJsonObject line{{QStringLiteral("method"), QString::fromLatin1(method)},
                           {QStringLiteral("path"), path},
                           {QStringLiteral("status"), status},
                           {QStringLiteral("type"), QString::fromLatin1(type)},
                           {QStringLiteral("body"), isJson ? QString::fromUtf8(body) : QString()}};
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace foyer::test
