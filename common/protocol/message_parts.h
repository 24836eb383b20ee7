// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/json_writer.h"
#include "common/protocol/user.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace foyer::protocol {

/// The message that another one answers, as far as a preview needs it.
struct Quote
{
    Seq seq;
    User author;
    /// The first limits::kQuoteLength code points; empty when it was recalled.
    QString text;
    bool hasImage = false;
    bool isRecalled = false;

    bool operator==(const Quote &) const = default;
};

/// Whose words a forwarded message repeats. Where they were said is not told: not everyone may go there.
struct Forward
{
    UserId user;
    QString displayName;

    bool operator==(const Forward &) const = default;
};

/// Under which name a message of an incoming webhook is shown. Its author is the bot of the hook.
struct Alias
{
    QString displayName;
    /// Name of a drawn avatar, or empty.
    QString avatar;

    bool operator==(const Alias &) const = default;
};

/// One emoji under a message and who put it there, earliest first.
struct Reaction
{
    QString emoji;
    QList<UserId> users;

    bool operator==(const Reaction &) const = default;
};

/// Somebody whom a notice names, as he was called then.
struct NoticeUser
{
    UserId id;
    QString displayName;

    bool operator==(const NoticeUser &) const = default;
};

/// What happened in a conversation, told in its place among the messages. The message's author did it.
struct Notice
{
    /// "members", "renamed", "topic", "archived" and so on; clients show nothing for one that they do not know.
    QString event;
    /// Who joined, or whom it concerns; the first limits::kNoticeNames of `count`.
    QList<NoticeUser> users;
    int count = 0;
    /// Who left; likewise.
    QList<NoticeUser> left;
    int leftCount = 0;
    /// A new name or topic.
    QString text;

    bool operator==(const Notice &) const = default;
};

void write(JsonWriter &json, const Quote &quote);
void write(JsonWriter &json, const Forward &forward);
void write(JsonWriter &json, const Alias &alias);
void write(JsonWriter &json, const Reaction &reaction);
void write(JsonWriter &json, const NoticeUser &user);
void write(JsonWriter &json, const Notice &notice);
[[nodiscard]] Result<Quote> quoteFromJson(const QJsonObject &object);
[[nodiscard]] Result<Forward> forwardFromJson(const QJsonObject &object);
[[nodiscard]] Result<Alias> aliasFromJson(const QJsonObject &object);
[[nodiscard]] Result<Reaction> reactionFromJson(const QJsonObject &object);
[[nodiscard]] Result<Notice> noticeFromJson(const QJsonObject &object);

} // namespace foyer::protocol
