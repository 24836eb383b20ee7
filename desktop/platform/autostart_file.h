// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/autostart.h"

namespace foyer::platform {

/// A file in a folder that the system looks through. It is written as a whole or not at all.
class AutostartFile : public Autostart
{
public:
    [[nodiscard]] bool isOn() const override;
    [[nodiscard]] bool set(bool isOn) override;

protected:
    explicit AutostartFile(QString path);

    [[nodiscard]] virtual QByteArray content() const = 0;
    /// Whether such a file really starts something.
    [[nodiscard]] virtual bool isEffective(const QByteArray &content) const;

private:
    QString m_path;
};

/// Linux: a desktop entry in the autostart folder of the XDG specification.
class XdgAutostart final : public AutostartFile
{
public:
    /// The folder is that of the user's settings, usually ~/.config.
    XdgAutostart(const QString &configFolder, Command command);

protected:
    [[nodiscard]] QByteArray content() const override;
    [[nodiscard]] bool isEffective(const QByteArray &content) const override;

private:
    Command m_command;
};

/// macOS: a launch agent of the user.
class LaunchAgent final : public AutostartFile
{
public:
    LaunchAgent(const QString &homeFolder, Command command);

protected:
    [[nodiscard]] QByteArray content() const override;

private:
    Command m_command;
};

} // namespace foyer::platform
