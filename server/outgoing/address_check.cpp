// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outgoing/address_check.h"

#include <algorithm>
#include <array>

namespace foyer::outgoing {
namespace {

// IANA's registries of special-purpose addresses, and multicast.
constexpr std::array kRefusedV4{
    "0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10",   "127.0.0.0/8",     "169.254.0.0/16",
    "172.16.0.0/12",  "192.0.0.0/24",   "192.0.2.0/24",    "192.31.196.0/24", "192.52.193.0/24",
    "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",   "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4",
};
// Of IPv6 only global unicast is let through at all; of it not what reaches IPv4 by another way, nor the examples.
constexpr const char *kGlobalV6 = "2000::/3";
constexpr std::array kRefusedV6{"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"};

bool isIn(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(subnet)));
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    const auto holds = [&address](const char *subnet) {
        return isIn(address, subnet);
    };
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return std::ranges::none_of(kRefusedV4, holds);
    case QAbstractSocket::IPv6Protocol:
        return holds(kGlobalV6) && std::ranges::none_of(kRefusedV6, holds);
    default:
        return false;
    }
}

} // namespace foyer::outgoing
