#!/usr/bin/env bash
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./run and ./test: installs what is missing and configures a build directory. The caller stands in the
# root of the project.

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# has_node: whether Node 18 or newer and npm are there, from whatever source.
has_node() {
    local version
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    [ "${version%%.*}" -ge 18 ] && command -v npm >/dev/null
}

# packages_for PURPOSE…: the packages of these purposes, one a line.
packages_for() {
    local purpose wanted package
    while read -r purpose package; do
        for wanted in "$@"; do
            [ "$purpose" = "$wanted" ] && printf '%s\n' "$package"
        done
    done < <(grep -v '^ *\(#\|$\)' scripts/packages)
    return 0
}

# install_missing PURPOSE…: installs the packages of these purposes that the machine lacks, if any.
install_missing() {
    local purposes=() wanted=() missing=() purpose package
    for purpose in "$@"; do
        if [ "$purpose" = web ] && has_node; then
            continue
        fi
        purposes+=("$purpose")
    done
    mapfile -t wanted < <(packages_for "${purposes[@]}")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian or Ubuntu; if the build fails, install what corresponds to: ${wanted[*]}"
        return 0
    fi
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
        sed -n 's/^installed //p') || true
    for package in "${wanted[@]}"; do
        grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    say "Installing with apt: ${missing[*]}"
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "Root is needed for that, and there is no sudo: install them as root, then start again."
        as_root=(sudo "${as_root[@]}")
    fi
    "${as_root[@]}" apt-get -q update || say "apt-get update failed; trying with the lists that are there."
    "${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" ||
        die "apt could not install all of them; the lines above say why."
}

# is_configured DIRECTORY NAME=VALUE…: whether the directory was configured, with these cache entries.
is_configured() {
    local directory=$1 entry
    shift
    [ -f "$directory/build.ninja" ] && [ -f "$directory/CMakeCache.txt" ] || return 1
    for entry in "$@"; do
        grep -q "^${entry%%=*}:[A-Z]*=${entry#*=}\$" "$directory/CMakeCache.txt" || return 1
    done
}
