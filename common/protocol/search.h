// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "common/protocol/message.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace foyer::protocol {

/// A stretch of a text, in code points.
struct TextRange
{
    int start = 0;
    int length = 0;

    bool operator==(const TextRange &) const = default;
};

/// A message that was found.
struct SearchHit
{
    Message message;
    /// The part of its text around what was found, in one line; "…" stands where something was left out.
    QString snippet;
    /// What was found in the snippet; ascending, without overlap; none when only filters were given.
    QList<TextRange> ranges;

    bool operator==(const SearchHit &) const = default;
};

/// A page of hits, newest first.
struct SearchAnswer
{
    QList<SearchHit> hits;
    /// Asks for the next page; empty when there is none.
    QString next;
    /// Whether the server still takes older messages into its index, so that not all are found yet.
    bool isIndexing = false;

    bool operator==(const SearchAnswer &) const = default;
};

void write(JsonWriter &json, const TextRange &range);
void write(JsonWriter &json, const SearchHit &hit);
void write(JsonWriter &json, const SearchAnswer &answer);
[[nodiscard]] Result<SearchHit> searchHitFromJson(const QJsonObject &object);
[[nodiscard]] Result<SearchAnswer> searchAnswerFromJson(const QJsonObject &object);

} // namespace foyer::protocol
