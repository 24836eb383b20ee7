#!/usr/bin/env bash
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every shell script of the project passes shellcheck.
set -euo pipefail
cd "${1:?root of the project}"
mapfile -t scripts < <(
    printf '%s\n' run test .ci/run tests/bench/run tests/chaos/run tests/debian13/build
    find scripts packaging tests \( -name node_modules -prune \) -o -type f -name '*.sh' -print | sort
)
shellcheck -x "${scripts[@]}"
echo "scripts: ${#scripts[@]} in order"
