// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace foyer::imports {

/// A message of go-gin-chat as plain text.
struct PlainContent
{
    /// Without blanks at both ends and without control characters; may be empty.
    QString text;
    /// Addresses of its pictures, each once.
    QStringList pictures;
};

/// Reads the HTML that browsers made of a message: line breaks, character references, pictures. What else looks like a tag
/// (somebody sent it past the browser's code) stays text, word by word. `imageUrl` is the column of that name.
[[nodiscard]] PlainContent readContent(QStringView html, const QString &imageUrl);

/// Whether this is the address of a picture that can be asked for: http or https, with a host.
[[nodiscard]] bool isPictureUrl(const QString &url);

} // namespace foyer::imports
