// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/sabotage/forwarding_message_store.h"

namespace foyer::test {

/// Stores every seventh message once more, under a ref of its own.
class DoubleStorer final : public ForwardingMessageStore
{
public:
    using ForwardingMessageStore::ForwardingMessageStore;

    QCoro::Task<Result<chat::StoredPost>> append(chat::NewMessage message) override;

private:
    int m_count = 0;
};

} // namespace foyer::test
