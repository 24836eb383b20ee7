// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/protocol/json_writer.h"
#include "server/net/http/http_response.h"

#include <QList>

namespace foyer::net {

/// An object with one member, the values in their order.
template<typename T>
[[nodiscard]] HttpResponse listResponse(const char *name, const QList<T> &values)
{
    protocol::JsonWriter json;
    json.beginObject();
    json.field(name, values);
    json.endObject();
    return jsonResponse(200, json);
}

} // namespace foyer::net
