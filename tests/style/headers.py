#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says in its first lines whose it is and under which licence; headers have `#pragma once`.

`headers.py [ROOT]`; exit status 1 and one line per fault.
"""
import pathlib
import re
import sys

SUFFIXES = {".h", ".cpp", ".cmake", ".ts", ".mts", ".mjs", ".js", ".py", ".sh", ".css"}
NAMES = {"CMakeLists.txt", "run", "test"}
SKIPPED = re.compile(r"(build[^/]*|\.git|\.cache|.*/?node_modules|webassets/dist|resources/i18n)(/|$)")
LINES = (
    re.compile(r"SPDX-FileCopyrightText: Foyer contributors\b"),
    re.compile(r"SPDX-License-Identifier: GPL-3\.0-or-later\b"),
)


def faults_in(rel, text):
    head = "\n".join(text.splitlines()[:5])
    faults = [f"{rel}: no line {line.pattern!r} at the top" for line in LINES if not line.search(head)]
    if rel.endswith(".h") and "#pragma once" not in text:
        faults.append(f"{rel}: no #pragma once")
    return faults


def check(root):
    root = pathlib.Path(root)
    faults = []
    for path in sorted(root.rglob("*")):
        rel = path.relative_to(root).as_posix()
        if SKIPPED.match(rel) or not path.is_file():
            continue
        if path.suffix in SUFFIXES or path.name in NAMES:
            faults += faults_in(rel, path.read_text(encoding="utf-8"))
    return faults


if __name__ == "__main__":
    result = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(result) or "headers: all in order")
    sys.exit(bool(result))
