#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold coroutines to what keeps their data alive.

Parameters by value, since a reference or view may be dead after the first co_await; no capturing lambda as a
coroutine, since its captures die with the lambda; no co_await inside ?:, and no value made in braces among the
arguments of what is awaited, both of which GCC 12 compiles wrongly (the latter destroys it twice).
`coro_params.py [ROOT]`; exit status 1 and one line per fault.
"""
import pathlib
import re
import sys

FOLDERS = ("common", "server", "desktop")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
FUNCTION = re.compile(
    r"QCoro::Task<[^;{}()]*>\s+(?:\w+::)*\w+\s*\(([^;{}]*?)\)\s*(?:const)?\s*(?:noexcept)?\s*(?:override|final)?\s*[;{=]")
LAMBDA = re.compile(r"\[([^\[\]\n]*)\]\s*\(([^;{}]*?)\)\s*(?:mutable)?\s*->\s*QCoro::Task<")
TERNARY = re.compile(r"[^?]\?[^;{}]*\bco_await\b[^;{}]*:|[^?]\?[^;{}:]*:(?!:)[^;{}]*\bco_await\b")
# An awaiter in braces itself (`co_await JobDone{…}`) is no argument.
BRACES = re.compile(r"\bco_await\s+[\w:.>*-]+\([^;{}]*\{[^;]*")


def blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


def faults_in(name, text):
    text = COMMENT.sub(blank, text)
    faults = []

    def add(match, what):
        line = text.count("\n", 0, match.start()) + 1
        faults.append(f"{name}:{line}: {what}: {' '.join(match.group(0).split())}")

    for match in FUNCTION.finditer(text):
        if re.search(r"&|View\b", match.group(1)):
            add(match, "coroutine parameter not by value")
    for match in LAMBDA.finditer(text):
        if match.group(1).strip():
            add(match, "coroutine lambda with captures")
        if re.search(r"&|View\b", match.group(2)):
            add(match, "coroutine parameter not by value")
    for match in BRACES.finditer(text):
        add(match, "value made in braces among the arguments of a co_await")
    for match in TERNARY.finditer(text):
        add(match, "co_await inside a conditional expression")
    return faults


def check(root):
    faults = []
    for folder in FOLDERS:
        for path in sorted((pathlib.Path(root) / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                faults += faults_in(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return faults


if __name__ == "__main__":
    result = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(result) or "coroutines: all in order")
    sys.exit(bool(result))
