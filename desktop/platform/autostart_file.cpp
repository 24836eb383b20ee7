// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/autostart_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QXmlStreamWriter>

#include <utility>

namespace foyer::platform {

namespace {

/// One argument of an Exec line: quoted, and escaped once for the quotes and once more for the file's strings.
QByteArray execArgument(const QString &argument)
{
    QString quoted;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
            quoted.append(u'\\');
        if (c == u'%')
            quoted.append(u'%');
        quoted.append(c);
    }
    quoted.replace(u'\\', QStringLiteral("\\\\"));
    return '"' + quoted.toUtf8() + '"';
}

} // namespace

AutostartFile::AutostartFile(QString path)
    : m_path(std::move(path))
{
}

bool AutostartFile::isOn() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) && isEffective(file.readAll());
}

bool AutostartFile::isEffective(const QByteArray &content) const
{
    return !content.isEmpty();
}

bool AutostartFile::set(bool isOn)
{
    if (!isOn)
        return !QFile::exists(m_path) || QFile::remove(m_path);
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return false;
    QSaveFile file(m_path);
    const QByteArray bytes = content();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

XdgAutostart::XdgAutostart(const QString &configFolder, Command command)
    : AutostartFile(configFolder + QStringLiteral("/autostart/foyer-desktop.desktop"))
    , m_command(std::move(command))
{
}

QByteArray XdgAutostart::content() const
{
    QByteArray exec = execArgument(m_command.program);
    for (const QString &argument : m_command.arguments)
        exec += ' ' + execArgument(argument);
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Foyer\n"
           "Comment=Chat for your own server\n"
           "Comment[zh_CN]=属于你自己服务器的聊天\n"
           "Icon=foyer-desktop\n"
           "Terminal=false\n"
           "X-GNOME-Autostart-enabled=true\n"
           "Exec="
        + exec + '\n';
}

bool XdgAutostart::isEffective(const QByteArray &content) const
{
    // How the settings of desktops switch an entry off without taking it away.
    const QList<QByteArray> lines = content.split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false")
        && content.contains("Exec=");
}

LaunchAgent::LaunchAgent(const QString &homeFolder, Command command)
    : AutostartFile(homeFolder + QStringLiteral("/Library/LaunchAgents/org.foyer.desktop.plist"))
    , m_command(std::move(command))
{
}

QByteArray LaunchAgent::content() const
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
    xml.writeStartElement(QStringLiteral("plist"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("dict"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("Label"));
    xml.writeTextElement(QStringLiteral("string"), QStringLiteral("org.foyer.desktop"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("ProgramArguments"));
    xml.writeStartElement(QStringLiteral("array"));
    xml.writeTextElement(QStringLiteral("string"), m_command.program);
    for (const QString &argument : m_command.arguments)
        xml.writeTextElement(QStringLiteral("string"), argument);
    xml.writeEndElement();
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("RunAtLoad"));
    xml.writeEmptyElement(QStringLiteral("true"));
    xml.writeEndDocument();
    return bytes;
}

} // namespace foyer::platform
