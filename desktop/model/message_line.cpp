// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/message_line.h"

#include "desktop/client/replica.h"

#include <algorithm>

namespace foyer::model {

namespace {

const protocol::Message *find(const client::Replica &replica, ConversationId conversation, Seq seq)
{
    const QList<protocol::Message> &held = replica.messages(conversation);
    if (held.isEmpty() || seq < held.constFirst().seq || seq > held.constLast().seq)
        return nullptr;
    return &held.at(seq.value() - held.constFirst().seq.value());
}

} // namespace

MessageLine MessageLine::of(const protocol::Message &message, UserId me)
{
    MessageLine line;
    line.isRecalled = message.recalledAt != 0;
    if (line.isRecalled) {
        // Nothing of it is left but its place.
        line.text = tr("This message was taken back");
        return line;
    }
    line.text = message.text;
    line.isEdited = message.editedAt != 0;
    line.isPinned = message.pinnedAt != 0;
    line.hasImage = message.image.has_value();
    line.callsMe = message.author.id != me && (message.mentionsAll || message.mentions.contains(me));
    if (message.forwardedFrom) {
        line.isForwarded = true;
        line.origin = message.forwardedFrom->displayName;
    }
    if (message.replyTo) {
        const protocol::Quote &quote = *message.replyTo;
        line.quote.seq = quote.seq;
        line.quote.author = quote.author.displayName;
        line.quote.text = quote.isRecalled ? tr("This message was taken back")
            : quote.text.isEmpty()         ? tr("Picture")
                                           : quote.text.simplified();
    }
    for (const protocol::Reaction &reaction : message.reactions)
        line.reactions.append({reaction.emoji, int(reaction.users.size()), reaction.users.contains(me)});
    return line;
}

MessageLine MessageLine::of(const client::QueuedPost &post, const client::Replica &replica)
{
    MessageLine line;
    line.text = post.text;
    line.hasImage = post.picture.has_value();
    if (post.replyTo.isValid()) {
        line.quote.seq = post.replyTo;
        if (const protocol::Message *answered = find(replica, post.conversation, post.replyTo)) {
            line.quote.author = answered->author.displayName;
            line.quote.text = of(*answered, UserId()).summary();
        }
    }
    if (post.forward) {
        line.isForwarded = true;
        if (const protocol::Message *repeated =
                find(replica, post.forward->conversation, post.forward->seq)) {
            line.origin =
                repeated->forwardedFrom ? repeated->forwardedFrom->displayName : repeated->author.displayName;
            line.text = of(*repeated, UserId()).summary();
        }
    }
    return line;
}

QString MessageLine::summary() const
{
    return text.isEmpty() && hasImage ? tr("Picture") : text.simplified();
}

QString MessageLine::originText() const
{
    if (!isForwarded)
        return {};
    return origin.isEmpty() ? tr("Forwarded message") : tr("Forwarded from %1").arg(origin);
}

QString MessageLine::marks() const
{
    QStringList all;
    if (isEdited)
        all.append(tr("edited"));
    if (isPinned)
        all.append(tr("pinned"));
    return all.join(QStringLiteral(" · "));
}

QString MessageLine::reactionsText() const
{
    QStringList all;
    for (const Reaction &reaction : reactions)
        all.append(QStringLiteral("%1 %2").arg(reaction.emoji).arg(reaction.count));
    return all.join(QStringLiteral("   "));
}

QString MessageLine::remarks() const
{
    QStringList all;
    if (quote.seq.isValid())
        all.append(tr("answers %1: %2").arg(quote.author, quote.text));
    if (hasImage && !text.isEmpty())
        all.append(tr("with a picture"));
    all.append({originText(), marks(), reactionsText()});
    all.removeAll(QString());
    return all.join(QStringLiteral(", "));
}

} // namespace foyer::model
