// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/imports/message_import.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace foyer::app {

/// What `foyer-server import go-gin-chat` was asked for.
struct ImportRequest
{
    /// Address of the old database; holds a password: never print it.
    QString from;
    /// What its notes are kept under.
    QString source;
    imports::Pictures pictures = imports::Pictures::Fetch;
    QTimeZone zone;
    /// Names of room 1, 2, ….
    QStringList rooms;
};

/// Adds the options that go with "import" only. --images is one of the server's, and means something of its own here.
void describeImport(QCommandLineParser &parser);
/// The first of them that is given, or empty.
[[nodiscard]] QString givenImportOption(const QCommandLineParser &parser);
/// Reads them; `words` is what follows "import". The failed side is a sentence for the operator, without passwords.
[[nodiscard]] tl::expected<ImportRequest, QString> readImport(const QCommandLineParser &parser,
                                                              const QStringList &words);
/// The database to move into, if given by --into.
[[nodiscard]] QString importTarget(const QCommandLineParser &parser);

} // namespace foyer::app
