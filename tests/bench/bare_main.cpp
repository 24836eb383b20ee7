// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_server.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

/// foyer-bench-bare PORT [--batch]: what Foyer is compared with.
int main(int argc, char **argv)
{
    using foyer::bench::Sending;
    const bool isBatched = argc == 3 && std::string_view(argv[2]) == "--batch";
    const int port = argc >= 2 ? std::atoi(argv[1]) : 0;
    if (port < 1 || port > 65'535 || (argc > 2 && !isBatched)) {
        std::fprintf(stderr, "Usage: foyer-bench-bare PORT [--batch]\n");
        return 2;
    }
    try {
        foyer::bench::BareServer(std::uint16_t(port), isBatched ? Sending::Batched : Sending::Single).run();
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "foyer-bench-bare: %s\n", fault.what());
        return 1;
    }
}
