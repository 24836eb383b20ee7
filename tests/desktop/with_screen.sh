#!/usr/bin/env bash
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program on a screen of its own that nobody sees, with a window manager on it, so that windows get the focus.
set -euo pipefail
if [ "${FOYER_SCREEN-}" != ready ]; then
    FOYER_SCREEN=ready exec xvfb-run --auto-servernum --server-args='-screen 0 1280x900x24' "$0" "$@"
fi
openbox &
manager=$!
trap 'kill "$manager" 2>/dev/null || true' EXIT
export QT_QPA_PLATFORM=xcb
status=0
"$@" || status=$?
exit "$status"
