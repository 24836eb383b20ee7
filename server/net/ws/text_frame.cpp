// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ws/text_frame.h"

#include <QtEndian>

namespace foyer::net {
namespace {

constexpr char kFinalText = char(0x81);
/// Lengths up to here stand in the second byte; these two values of it say how many bytes of length follow.
constexpr qsizetype kShortMax = 125;
constexpr char kTwoBytesFollow = 126;
constexpr char kEightBytesFollow = 127;

template<typename Length>
void appendLength(QByteArray &frame, char announcement, qsizetype length)
{
    char bytes[sizeof(Length)];
    qToBigEndian(Length(length), bytes);
    frame.append(announcement).append(bytes, sizeof bytes);
}

} // namespace

QByteArray textFrame(const QByteArray &utf8)
{
    constexpr qsizetype kHeaderMax = 10;
    QByteArray frame;
    frame.reserve(kHeaderMax + utf8.size());
    frame.append(kFinalText);
    if (utf8.size() <= kShortMax)
        frame.append(char(utf8.size()));
    else if (utf8.size() <= 0xffff)
        appendLength<quint16>(frame, kTwoBytesFollow, utf8.size());
    else
        appendLength<quint64>(frame, kEightBytesFollow, utf8.size());
    return frame.append(utf8);
}

} // namespace foyer::net
