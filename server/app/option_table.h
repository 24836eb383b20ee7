// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/options.h"

#include <QList>
#include <QString>

#include <functional>

namespace foyer::app {

/// One setting: how it is called, what it takes, and how it gets into Options.
struct OptionSpec
{
    /// "listen": --listen, FOYER_LISTEN, `listen = …` in the file.
    QString name;
    /// Placeholder of the value in --help; empty for a switch.
    QString valueName;
    QString help;
    QString defaultValue;
    /// Takes a value over, or returns what would be allowed instead, to follow "is not usable.". The sentence must
    /// not repeat a secret.
    std::function<QString(const QString &value, Options &options)> set;
    /// May be given several times on the command line; the values are joined by commas.
    bool isList = false;
    /// The value as it may be shown; the value itself where this is not set.
    std::function<QString(const QString &value)> shown;

    /// "FOYER_LISTEN".
    [[nodiscard]] QString variable() const;
    [[nodiscard]] bool isSwitch() const { return valueName.isEmpty(); }
    [[nodiscard]] QString shownValue(const QString &value) const { return shown ? shown(value) : value; }
};

/// Every setting, in the order of --help.
[[nodiscard]] QList<OptionSpec> optionTable();

} // namespace foyer::app
