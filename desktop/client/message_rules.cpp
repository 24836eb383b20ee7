// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/message_rules.h"

#include "common/base/json_reader.h"
#include "common/protocol/rights.h"
#include "desktop/client/abilities.h"

namespace foyer::client {

using protocol::Right;

namespace {

/// Of two nobody stands above the other.
bool may(const MessageSituation &at, Right right)
{
    if (at.conversation.kind == protocol::ConversationKind::Direct)
        return protocol::mayInDirect(right);
    return mayRun(at.user, at.conversation, right);
}

bool isOwn(const MessageSituation &at)
{
    return at.message.author.id == at.user.id;
}

bool isYounger(const MessageSituation &at, std::chrono::milliseconds than)
{
    return at.now - at.message.createdAt < than.count();
}

bool isOpen(const MessageSituation &at)
{
    return at.conversation.state.archivedAt == 0 && isAlive(at.message);
}

} // namespace

Result<ChangeLimits> changeLimitsFromJson(const QJsonObject &object)
{
    JsonReader reader(object);
    ChangeLimits limits;
    limits.editFor = std::chrono::seconds(
        reader.integer(QLatin1String("editSeconds"), 0, JsonReader::kMaxSafeInteger / 1000));
    limits.recallFor = std::chrono::seconds(
        reader.integer(QLatin1String("recallSeconds"), 0, JsonReader::kMaxSafeInteger / 1000));
    FOYER_CHECK(reader.check());
    return limits;
}

bool isAlive(const protocol::Message &message)
{
    return message.recalledAt == 0 && !message.notice;
}

bool mayReply(const MessageSituation &at)
{
    return isOpen(at) && obstacleFor(at.user, at.conversation, at.now) == Obstacle::None;
}

bool mayReact(const MessageSituation &at)
{
    return isOpen(at);
}

bool mayEdit(const MessageSituation &at)
{
    return isOpen(at) && isOwn(at) && !at.message.forwardedFrom
        && (may(at, Right::RecallOthers) || isYounger(at, at.limits.editFor));
}

bool mayRecall(const MessageSituation &at)
{
    return isAlive(at.message)
        && (may(at, Right::RecallOthers) || (isOwn(at) && isYounger(at, at.limits.recallFor)));
}

bool mayPin(const MessageSituation &at)
{
    return isOpen(at) && may(at, Right::Pin);
}

bool maySeeWordings(const MessageSituation &at)
{
    return isAlive(at.message) && at.message.editedAt != 0 && (isOwn(at) || may(at, Right::SeeEdits));
}

bool isOfAnother(const MessageSituation &at)
{
    return isAlive(at.message) && !isOwn(at);
}

} // namespace foyer::client
