// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/platform/run_key_autostart.h"

#include <QDir>
#include <QSettings>

namespace foyer::platform {

namespace {
constexpr auto kName = QLatin1StringView("Foyer");
}

RunKeyAutostart::RunKeyAutostart(std::unique_ptr<QSettings> runKey, const Command &command)
    : m_runKey(std::move(runKey))
    , m_line(QStringLiteral("\"%1\"").arg(QDir::toNativeSeparators(command.program)))
{
    // Neither file names nor our arguments have quotes on Windows.
    for (const QString &argument : command.arguments)
        m_line += QStringLiteral(" \"%1\"").arg(argument);
}

RunKeyAutostart::~RunKeyAutostart() = default;

bool RunKeyAutostart::isOn() const
{
    return !m_runKey->value(kName).toString().isEmpty();
}

bool RunKeyAutostart::set(bool isOn)
{
    if (isOn)
        m_runKey->setValue(kName, m_line);
    else
        m_runKey->remove(kName);
    m_runKey->sync();
    return m_runKey->status() == QSettings::NoError;
}

} // namespace foyer::platform
