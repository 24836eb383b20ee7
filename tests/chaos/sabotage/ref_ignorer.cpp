// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/ref_ignorer.h"

namespace foyer::test {

QCoro::Task<Result<chat::StoredPost>> RefIgnorer::append(chat::NewMessage message)
{
    const Ref given = message.ref;
    message.ref = freshRef();
    FOYER_CO_TRY(chat::StoredPost stored, co_await real().append(std::move(message)));
    stored.message.ref = given;
    co_return stored;
}

} // namespace foyer::test
