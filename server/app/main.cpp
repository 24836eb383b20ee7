// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/port_wrapper.h"
#include "server/app/run_server.h"

int main(int argc, char **argv)
{
    foyer::app::PortWrapper ports;
    return foyer::app::runServer(argc, argv, ports);
}
