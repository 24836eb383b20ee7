// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_layout.h"

#include <QtEndian>

namespace foyer::search {
namespace {

constexpr std::size_t kNumberBytes = sizeof(qint64);

void append(std::string &value, qint64 number)
{
    char bytes[kNumberBytes];
    qToBigEndian(number, bytes);
    value.append(bytes, kNumberBytes);
}

qint64 numberAt(const std::string &value, std::size_t at)
{
    if (value.size() < at + kNumberBytes)
        return 0;
    return qFromBigEndian<qint64>(value.data() + at);
}

} // namespace

std::string indexFormat()
{
    return "1/" + std::to_string(int(QChar::currentUnicodeVersion()));
}

std::string gramTerm(const std::string &gram)
{
    return "G" + gram;
}

std::string conversationTerm(ConversationId conversation)
{
    return "C" + std::to_string(conversation.value());
}

std::string authorTerm(UserId author)
{
    return "A" + std::to_string(author.value());
}

std::string imageTerm()
{
    return "I";
}

std::string messageTerm(ConversationId conversation, Seq seq)
{
    return "M" + std::to_string(conversation.value()) + "." + std::to_string(seq.value());
}

std::string placeValue(const chat::SearchPlace &place)
{
    std::string value;
    append(value, place.createdAt);
    append(value, place.conversation);
    append(value, place.seq);
    return value;
}

chat::SearchPlace placeOfValue(const std::string &value)
{
    return {numberAt(value, 0), numberAt(value, kNumberBytes), numberAt(value, 2 * kNumberBytes)};
}

QString currentFolder(const QString &folder)
{
    return folder + QStringLiteral("/index");
}

QString freshFolder(const QString &folder)
{
    return folder + QStringLiteral("/index.new");
}

QString formerFolder(const QString &folder)
{
    return folder + QStringLiteral("/index.old");
}

} // namespace foyer::search
