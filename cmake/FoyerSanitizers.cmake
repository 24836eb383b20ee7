# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOYER_SANITIZE=address,undefined (preset asan) or thread (preset tsan): applied to everything we build.
if(FOYER_SANITIZE)
    add_compile_options(-fsanitize=${FOYER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${FOYER_SANITIZE})
endif()
