// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_message_store.h"

namespace foyer::test {

/// Stores every post as a new one: the store gets a ref of its own each time, the client its own ref back.
class RefIgnorer final : public ForwardingMessageStore
{
public:
    using ForwardingMessageStore::ForwardingMessageStore;

    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override;
};

} // namespace foyer::test
