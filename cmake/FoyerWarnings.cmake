# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings and strict Qt definitions that every target of ours is built with.
add_library(foyer_warnings INTERFACE)
if(MSVC)
    target_compile_options(foyer_warnings INTERFACE /W4 /permissive- /utf-8)
    if(FOYER_WERROR)
        target_compile_options(foyer_warnings INTERFACE /WX)
    endif()
else()
    target_compile_options(foyer_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
        # Newer GCC takes the empty side of an optional or an expected in a coroutine for an uninitialised value.
        target_compile_options(foyer_warnings INTERFACE -Wno-maybe-uninitialized)
    endif()
    if(FOYER_WERROR)
        target_compile_options(foyer_warnings INTERFACE -Werror)
    endif()
endif()
# QT_NO_CONTEXTLESS_CONNECT acts from Qt 6.7 on, but there it stops the headers of QCoro too.
target_compile_definitions(foyer_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    $<$<VERSION_LESS:${Qt6_VERSION},6.7>:QT_NO_CONTEXTLESS_CONNECT>
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
