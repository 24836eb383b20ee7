# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# One precompiled header of Qt Core, made once and reused by every library that asks for nothing more.
file(WRITE "${CMAKE_BINARY_DIR}/foyer_pch.cpp" "// Carries the precompiled header.\n")
add_library(foyer_pch STATIC "${CMAKE_BINARY_DIR}/foyer_pch.cpp")
target_link_libraries(foyer_pch PUBLIC Qt6::Core QCoro::Core tl::expected foyer_warnings)
target_precompile_headers(foyer_pch PRIVATE
    <QByteArray> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject> <QString> <QTimer>
    <QCoroTask> <tl/expected.hpp> <functional> <memory> <optional> <variant>)

# foyer_library(NAME SOURCES … [PUBLIC targets…] [PRIVATE targets…])
# A folder is a static library; includes are written from the repository root.
function(foyer_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name}
        PUBLIC Qt6::Core QCoro::Core tl::expected ${arg_PUBLIC}
        PRIVATE foyer_warnings ${arg_PRIVATE})
    target_precompile_headers(${name} REUSE_FROM foyer_pch)
endfunction()

# foyer_test_macros(sources…)
# For files that use QTRY_VERIFY and its kin: from Qt 6.8 on these make an int of milliseconds.
function(foyer_test_macros)
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8 AND NOT MSVC)
        set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -Wno-conversion)
    endif()
endfunction()

# foyer_test_moc(NAME sources…)
# A test of one file that includes its own .moc needs no search for what else there is to be made of it, nor a second file
# to compile: over all tests that is a tenth of the whole build.
function(foyer_test_moc name)
    list(LENGTH ARGN count)
    get_filename_component(stem "${ARGV1}" NAME_WE)
    file(STRINGS "${ARGV1}" own REGEX "^#include \"${stem}\\.moc\"")
    if(NOT count EQUAL 1 OR NOT own)
        return()
    endif()
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    set(moc "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
    qt_generate_moc("${ARGV1}" "${moc}" TARGET ${name})
    target_sources(${name} PRIVATE "${moc}")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# foyer_test(NAME SOURCES … LIBRARIES … [LABELS …])
# A Qt Test program that ctest runs; the test's name is the program's.
function(foyer_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE Qt6::Test QCoro::Core tl::expected ${arg_LIBRARIES} foyer_warnings)
    target_precompile_headers(${name} REUSE_FROM foyer_pch)
    foyer_test_macros(${arg_SOURCES})
    foyer_test_moc(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=foyer.*.info=false")
endfunction()
