// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/platform/autostart.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace foyer::platform {

/// Windows: a value under the Run key of the user's registry.
class RunKeyAutostart final : public Autostart
{
public:
    /// `runKey` is that key.
    RunKeyAutostart(std::unique_ptr<QSettings> runKey, const Command &command);
    ~RunKeyAutostart() override;

    [[nodiscard]] bool isOn() const override;
    [[nodiscard]] bool set(bool isOn) override;

private:
    std::unique_ptr<QSettings> m_runKey;
    QString m_line;
};

} // namespace foyer::platform
