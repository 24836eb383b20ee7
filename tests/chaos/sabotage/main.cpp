// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/run_server.h"
#include "tests/chaos/sabotage/sabotages.h"

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace foyer;
    constexpr int kWrongUsage = 2;
    constexpr const char *kVariable = "FOYER_SABOTAGE";
    const auto sabotage = test::makeSabotage(qEnvironmentVariable(kVariable));
    if (!sabotage) {
        std::fprintf(stderr, "foyer-server-sabotaged: Set %s to one of: %s\n", kVariable,
                     qPrintable(test::sabotageNames().join(QStringLiteral(", "))));
        return kWrongUsage;
    }
    // It is not an option of the server, which would warn of it.
    qunsetenv(kVariable);
    return app::runServer(argc, argv, *sabotage);
}
