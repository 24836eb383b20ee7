// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/records.h"

namespace foyer::storage {

protocol::User userOf(const Row &row, int at)
{
    protocol::User user;
    user.id = row.id<UserId>(at);
    user.username = row.text(at + 1);
    user.displayName = row.text(at + 2);
    user.avatar = row.text(at + 3);
    user.role = protocol::userRoleFromName(row.text(at + 4));
    return user;
}

std::optional<protocol::Image> imageOf(const Row &row, int at)
{
    if (row.isNull(at))
        return std::nullopt;
    protocol::Image image;
    image.id = row.text(at);
    image.type = row.text(at + 1);
    image.width = row.number(at + 2);
    image.height = row.number(at + 3);
    image.thumbnailWidth = row.number(at + 4);
    image.thumbnailHeight = row.number(at + 5);
    image.bytes = row.integer(at + 6);
    image.isAnimated = row.integer(at + 7) != 0;
    return image;
}

protocol::Message messageOf(const Row &row, int at)
{
    protocol::Message message;
    message.conversation = row.id<ConversationId>(at);
    message.seq = row.id<Seq>(at + 1);
    message.revision = row.id<Revision>(at + 2);
    message.ref = row.text(at + 3);
    message.text = row.text(at + 4);
    message.createdAt = row.integer(at + 5);
    message.author = userOf(row, at + 6);
    message.image = imageOf(row, at + 6 + kUserColumns);
    return message;
}

protocol::Member memberOf(const Row &row)
{
    protocol::Member member;
    member.user = userOf(row, 0);
    member.role = protocol::memberRoleFromName(row.text(kUserColumns));
    return member;
}

} // namespace foyer::storage
