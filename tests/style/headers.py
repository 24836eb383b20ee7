#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says in its first lines whose it is and under which licence; headers have `#pragma once`.

`headers.py [ROOT]`; exit status 1 and one line per fault.
"""
import re
import sys

import tree

SUFFIXES = {".h", ".cpp", ".cmake", ".ts", ".mts", ".mjs", ".js", ".py", ".sh", ".css"}
NAMES = {"CMakeLists.txt", "run", "test"}
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
    faults = []
    for rel, path in tree.files(root):
        if path.suffix in SUFFIXES or path.name in NAMES:
            faults += faults_in(rel, path.read_text(encoding="utf-8"))
    return faults


if __name__ == "__main__":
    result = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(result) or "headers: all in order")
    sys.exit(bool(result))
