// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/loop/dispatcher.h"

#ifdef Q_OS_LINUX
#include "server/net/loop/epoll_dispatcher.h"
#endif

namespace foyer::net {

std::unique_ptr<QAbstractEventDispatcher> makeDispatcher()
{
#ifdef Q_OS_LINUX
    return std::make_unique<EpollDispatcher>();
#else
    return nullptr;
#endif
}

} // namespace foyer::net
