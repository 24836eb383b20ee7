# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The emoji that the desktop program offers, out of Unicode's own files (Debian: unicode-data, unicode-cldr-core).
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(FOYER_UNICODE_DIR "/usr/share/unicode" CACHE PATH
    "Where Unicode's files are: emoji/emoji-test.txt, and cldr/common/annotations and annotationsDerived")
set(emoji_test "${FOYER_UNICODE_DIR}/emoji/emoji-test.txt")
set(cldr "${FOYER_UNICODE_DIR}/cldr/common")
if(NOT EXISTS "${emoji_test}" OR NOT EXISTS "${cldr}/annotations/en.xml")
    message(FATAL_ERROR "The desktop program needs Unicode's emoji data: install unicode-data and unicode-cldr-core, "
        "or say with -DFOYER_UNICODE_DIR where emoji/emoji-test.txt and cldr/common are")
endif()
set(emoji_table "${CMAKE_CURRENT_BINARY_DIR}/emoji/table.txt")
add_custom_command(OUTPUT "${emoji_table}"
    COMMAND Python3::Interpreter "${CMAKE_SOURCE_DIR}/resources/emoji/emoji_table.py" "${emoji_test}" "${cldr}" "${emoji_table}"
    DEPENDS "${CMAKE_SOURCE_DIR}/resources/emoji/emoji_table.py" "${emoji_test}"
    COMMENT "Making the table of emoji"
    VERBATIM)
qt_add_resources(foyer_desktop_resources "foyer_desktop_emoji"
    PREFIX "/"
    BASE "${CMAKE_CURRENT_BINARY_DIR}"
    FILES "${emoji_table}")
