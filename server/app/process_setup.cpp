// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/process_setup.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace foyer::app {

namespace {

/// Overwrites the value of an option that holds a key: "--name=value", or "--name" and the next argument.
void hideKey(char *argument, char *next)
{
    for (const char *name : {"--image-host-key", "--s3-secret-key"}) {
        const std::size_t length = std::strlen(name);
        if (std::strncmp(argument, name, length) != 0)
            continue;
        char *value = argument[length] == '=' ? argument + length + 1 : nullptr;
        if (argument[length] == '\0')
            value = next;
        if (value)
            std::fill(value, value + std::strlen(value), '*');
    }
}

} // namespace

void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    ::umask(0077);
#endif
}

long long raiseFileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<long long>(limit.rlim_cur);
#else
    return 0;
#endif
}

void hidePasswords(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        hideKey(argv[i], i + 1 < argc ? argv[i + 1] : nullptr);
        char *address = std::strstr(argv[i], "mysql://");
        if (!address)
            continue;
        char *user = address + std::strlen("mysql://");
        char *host = std::strrchr(user, '@');
        char *colon = std::strchr(user, ':');
        if (host && colon && colon < host)
            std::fill(colon + 1, host, '*');
    }
}

bool isTerminal(std::FILE *stream)
{
#ifdef Q_OS_UNIX
    return ::isatty(::fileno(stream)) == 1;
#else
    Q_UNUSED(stream);
    return false;
#endif
}

} // namespace foyer::app
