// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace foyer::test {

/// Writes down all that a server said, one JSON object a line, so that it can be held to the schemas afterwards:
/// {"frame": "…"} for what came over WebSocket, {"method","path","status","type","body"} for an HTTP answer.
class Recorder
{
public:
    /// Begins the file anew. An empty path records nothing.
    explicit Recorder(const QString &path);

    void frame(const QString &text);
    void answer(const QByteArray &method, const QString &path, int status, const QByteArray &type,
                const QByteArray &body);

private:
    QFile m_file;
};

} // namespace foyer::test
