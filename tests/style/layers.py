#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the source tree to its architecture: who may include whom, no cycles, no giants, no two files of one name.

`layers.py [ROOT]`; exit status 1 and one line per fault. Every include of ours is written from the root of the
project ("server/chat/poster.h"), so the folder of both ends is known from the text alone. docs/architecture.md has
the same table for people.
"""
import pathlib
import posixpath
import re
import sys

import tree

COMMON = {"common/base", "common/protocol", "common/text"}
RULES = {"server/chat", "server/accounts", "server/media"}

# Folder -> folders it may include; itself is always allowed. The longest folder that fits a file is its layer.
ALLOWED = {
    "common/base": set(),
    "common/protocol": {"common/base"},
    "common/text": {"common/base"},
    "server/metrics": {"common/base"},
    "server/outgoing": {"common/base"},
    "server/chat": COMMON | {"server/metrics"},
    "server/accounts": COMMON | {"server/metrics"},
    "server/media": COMMON | {"server/metrics", "server/outgoing"},
    "server/admin": COMMON | {"server/metrics", "server/accounts", "server/chat"},
    "server/search": COMMON | {"server/metrics", "server/chat"},
    "server/hooks": COMMON | {"server/metrics", "server/chat", "server/accounts", "server/outgoing"},
    "server/imports": COMMON | {"server/metrics", "server/accounts", "server/media", "server/outgoing"},
    "server/seeds": COMMON | {"server/metrics", "server/chat", "server/media"},
    "server/storage": COMMON | RULES | {"server/metrics", "server/admin", "server/hooks", "server/imports", "server/seeds"},
    "server/cluster": COMMON | {"server/metrics", "server/chat"},
    "server/net": COMMON | RULES | {"server/metrics", "server/admin", "server/hooks"},
    "server/app": COMMON | {"server", "webassets"},
    "webassets": set(),
    "desktop/client": COMMON,
    "desktop/platform": {"common/base"},
    "desktop/model": COMMON | {"desktop/client"},
    "desktop/ui": COMMON | {"desktop/model"},
    "desktop/app": COMMON | {"desktop"},
    "packaging": set(),
    "tests": {"common", "server", "desktop"},
}

# The rules know other parts by their ports only: what storage may include of them.
PORTS_ONLY = {
    ("server/storage", "server/chat"): 
        {"amendment_store.h", "block_store.h", "conversation_store.h", "departure_store.h", "direct_store.h", "message_store.h",
         "personal_store.h", "reading_store.h", "removal_store.h", "room_store.h",
         "search_source.h"},
    ("server/search", "server/chat"): {"search_index.h", "search_source.h"},
    ("server/storage", "server/admin"): {"admin_store.h", "managed_room_store.h", "report_store.h"},
    ("server/storage", "server/accounts"):
        {"bot_store.h", "closing_store.h", "profile_store.h", "session_store.h", "user_store.h"},
    ("server/storage", "server/media"): {"avatar_store.h", "export_store.h", "place_store.h", "upload_store.h"},
    ("server/storage", "server/hooks"): {"hook_store.h"},
    ("server/storage", "server/imports"): {"import_store.h", "old_chat.h"},
    ("server/storage", "server/seeds"): {"seed_store.h"},
}

# Headers of libraries that only some folders may touch: start of the header's name -> folders.
CONFINED = {
    r"QSql|QtSql": {"server/storage", "desktop/client", "tests"},
    r"QHttpServer|QAbstractHttpServer|QtHttpServer": {"server/net", "tests"},
    r"QWebSocket|QtWebSockets": {"server/net", "desktop/client", "tests"},
    r"QTcp|QSsl": {"server/net", "server/app", "desktop/client", "tests"},
    r"QNetwork(Access|Reply|Request)": {"server/media", "desktop/client", "tests"},
    r"QImage|QPixmap|QPainter|QFont": {"server/media", "desktop/model", "desktop/platform", "desktop/ui", "desktop/app", "packaging", "tests"},
    r"Q\w*Widget|QMainWindow|QApplication|QDialog|QMessageBox|QStyle|QSystemTrayIcon":
        {"desktop/ui", "desktop/platform", "desktop/app", "tests"},
    r"QDBus|QtDBus": {"desktop/platform", "tests"},
    r"qt6keychain/": {"desktop/platform"},
    r"sodium": {"server/accounts", "tests"},
    r"webp/": {"server/media", "tests"},
    r"archive(_entry)?\.h": {"server/media", "tests"},
    r"prometheus/": {"server/metrics"},
    r"xapian": {"server/search", "tests"},
    r"rapidjson/": {"common/protocol"},
    r"nats": {"server/cluster"},
    r"curl/": {"server/outgoing"},
    r"sys/epoll": {"server/net", "server/app", "tests"},
}

# The web client: folder -> folders it may import.
WEB = "webassets/src/"
WEB_ALLOWED = {
    "protocol": set(),
    "i18n": {"protocol"},
    "client": {"protocol"},
    "model": {"protocol", "client", "i18n"},
    "ui": {"protocol", "client", "model", "i18n"},
    "worker": set(),
}

MAX_LINES = {".h": 300, ".cpp": 600, ".ts": 300, ".css": 300, ".py": 400}
MAX_LINES_OF_TESTS = 600
# Names that each program has; TypeScript and styles are told apart by their folders.
SHARED_NAMES = {"main.cpp"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">\n]+)[">]', re.M)
IMPORT = re.compile(r"""(?:\bfrom|\bimport|\bimport\s*\()\s*['"]([^'"\n]+)['"]""")


def sources(root):
    """(path from the root, text) of every file of ours that has a limit on its size."""
    for rel, path in tree.files(root):
        if path.suffix in MAX_LINES:
            yield rel, path.read_text(encoding="utf-8")


def layer(path):
    best = [name for name in ALLOWED if path.startswith(name + "/")]
    return max(best, key=len) if best else None


def may(mine, theirs):
    return mine == theirs or any(theirs == x or theirs.startswith(x + "/") for x in ALLOWED[mine])


def size_fault(rel, text):
    limit = MAX_LINES[posixpath.splitext(rel)[1]]
    if rel.startswith(("tests/", "webassets/test/")):
        limit = MAX_LINES_OF_TESTS
    lines = text.count("\n")
    return [f"{rel}: {lines} lines, at most {limit}"] if lines > limit else []


def confined_faults(rel, mine, target):
    return [
        f"{rel}: includes {target}, which only {', '.join(sorted(homes))} may"
        for start, homes in CONFINED.items()
        if re.match(start, target) and mine not in homes
    ]


def own_header_fault(rel, includes, names):
    header = re.sub(r"\.cpp$", ".h", rel)
    if rel.endswith(".cpp") and header in names and (not includes or includes[0][1] != header):
        return [f'{rel}: its own header "{header}" must be the first include']
    return []


def cpp_faults(rel, text, names, graph):
    mine = layer(rel)
    if mine is None:
        return [f"{rel}: in no layer; add its folder to tests/style/layers.py and docs/architecture.md"]
    faults = []
    includes = INCLUDE.findall(text)
    if not rel.startswith("tests/"):
        faults += own_header_fault(rel, includes, names)
    for quote, target in includes:
        faults += confined_faults(rel, mine, target)
        if quote == "<":
            continue
        if target.endswith(".moc"):
            continue
        theirs = layer(target)
        if theirs is None:
            faults.append(f'{rel}: "{target}" is not written from the root of the project')
            continue
        ports = PORTS_ONLY.get((mine, theirs))
        if not may(mine, theirs):
            faults.append(f"{rel}: {mine} may not include {theirs} ({target})")
        elif ports is not None and posixpath.basename(target) not in ports:
            faults.append(f"{rel}: {mine} may include only the ports of {theirs}, not {target}")
        graph.setdefault(rel, set()).add(target)
    return faults


def web_faults(rel, text, graph):
    if not rel.startswith(WEB):
        return []
    inside = rel[len(WEB):]
    mine = inside.split("/")[0] if "/" in inside else ""
    if mine and mine not in WEB_ALLOWED:
        return [f"{rel}: in no layer; add its folder to tests/style/layers.py and docs/architecture.md"]
    faults = []
    for target in IMPORT.findall(text):
        if not target.startswith("."):
            continue
        full = posixpath.normpath(posixpath.join(posixpath.dirname(rel), target.split("?")[0]))
        theirs = full[len(WEB):].split("/")[0] if full.startswith(WEB) and "/" in full[len(WEB):] else ""
        if mine and theirs in WEB_ALLOWED and theirs != mine and theirs not in WEB_ALLOWED[mine]:
            faults.append(f"{rel}: {WEB}{mine} may not import {WEB}{theirs} ({target})")
        if mine and full.startswith(WEB) and "/" not in full[len(WEB):]:
            faults.append(f"{rel}: may not import the main file ({target})")
        graph.setdefault(rel, set()).add(re.sub(r"\.js$", ".ts", full if full.endswith((".ts", ".js")) else full + ".ts"))
    return faults


def cycles(graph):
    """Groups of files that include one another in a circle (Tarjan's strongly connected components)."""
    index, low, stack, found = {}, {}, [], []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in sorted(graph.get(v, ())):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            group = stack[stack.index(v):]
            del stack[stack.index(v):]
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(10000)
    for v in sorted(graph):
        if v not in index:
            visit(v)
    return found


def folder_cycles(graph):
    folders = {}
    for source, targets in graph.items():
        mine = layer(source)
        if mine and mine != "tests":
            folders.setdefault(mine, set()).update({layer(t) for t in targets} - {None, mine})
    return cycles(folders)


def name_faults(names):
    seen, faults = {}, []
    for rel in names:
        base = posixpath.basename(rel)
        if base in SHARED_NAMES or not base.endswith((".h", ".cpp", ".py")):
            continue
        if base in seen:
            faults.append(f"{rel}: there is {seen[base]} of the same name already")
        seen.setdefault(base, rel)
    return faults


def check(root):
    found = list(sources(pathlib.Path(root)))
    names = [rel for rel, _ in found]
    known = set(names)
    faults, graph = [], {}
    for rel, text in found:
        faults += size_fault(rel, text)
        if rel.endswith((".h", ".cpp")):
            faults += cpp_faults(rel, text, known, graph)
        elif rel.endswith(".ts"):
            faults += web_faults(rel, text, graph)
    faults += name_faults(names)
    faults += ["include cycle: " + " <-> ".join(group) for group in cycles(graph)]
    faults += ["folders include one another: " + " <-> ".join(group) for group in folder_cycles(graph)]
    return faults


if __name__ == "__main__":
    result = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(result) or "layers: all in order")
    sys.exit(bool(result))
