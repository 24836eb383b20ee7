// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/random_id.h"

#include "common/protocol/image.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <array>

namespace foyer::media {

QString randomId()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const auto *bytes = reinterpret_cast<const char *>(words.data());
    return QString::fromLatin1(QByteArray::fromRawData(bytes, sizeof(words)).toHex());
}

bool isRandomId(QStringView id)
{
    return protocol::isUploadId(id);
}

} // namespace foyer::media
