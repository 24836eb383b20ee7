#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the style checks fail where they should: a small model of the tree, then one fault at a time."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))

import coro_params  # noqa: E402
import headers  # noqa: E402
import layers  # noqa: E402

# A tree that keeps every rule and makes use of what is allowed.
MODEL = {
    "common/base/ids.h": "#pragma once\n",
    "common/protocol/message.h": '#include "common/base/ids.h"\n',
    "common/protocol/message.cpp": '#include "common/protocol/message.h"\n',
    "server/chat/message_store.h": '#include "common/protocol/message.h"\n#include <QCoroTask>\n',
    "server/chat/poster.h": "#pragma once\n",
    "server/chat/poster.cpp": '#include "server/chat/poster.h"\n\n#include "server/chat/message_store.h"\n',
    "server/accounts/user_store.h": "#pragma once\n",
    "server/media/upload_store.h": "#pragma once\n",
    "server/storage/database.h": "#include <QSqlDatabase>\n",
    "server/storage/sql_message_store.h": '#include "server/chat/message_store.h"\n',
    "server/net/http/http_listener.h": '#include "server/chat/poster.h"\n\n#include <QHttpServer>\n',
    "server/app/main.cpp": '#include "server/storage/database.h"\n#include "server/net/http/http_listener.h"\n',
    "desktop/client/link.h": "#include <QWebSocket>\n",
    "desktop/model/timeline_model.h": '#include "desktop/client/link.h"\n',
    "desktop/ui/main_window.h": '#include "desktop/model/timeline_model.h"\n\n#include <QMainWindow>\n',
    "desktop/app/desktop_main.cpp": '#include "desktop/ui/main_window.h"\n#include "desktop/client/link.h"\n',
    "tests/unit/chat/tst_poster.cpp": '#include "server/chat/poster.h"\n#include "tst_poster.moc"\n',
    "webassets/src/protocol/frames.ts": "export type Frame = object;\n",
    "webassets/src/client/socket.ts": "import type { Frame } from '../protocol/frames';\n",
    "webassets/src/ui/composer.ts": "import { x } from '../client/socket.js';\nimport { html } from 'lit';\n",
    "webassets/src/main.ts": "import './ui/composer';\n",
    "webassets/node_modules/lit/ui.ts": "import '../../src/ui/composer';\n",
}

# What is wrong -> the files that make it so, and a part of the sentence that must be said about it.
FAULTS = {
    "chat reaches into storage": (
        {"server/chat/poster.cpp": '#include "server/chat/poster.h"\n#include "server/storage/database.h"\n'},
        "server/chat may not include server/storage"),
    "chat reaches into accounts": (
        {"server/chat/poster.h": '#include "server/accounts/user_store.h"\n'},
        "server/chat may not include server/accounts"),
    "accounts reaches into media": (
        {"server/accounts/user_store.h": '#include "server/media/upload_store.h"\n'},
        "server/accounts may not include server/media"),
    "media reaches into chat": (
        {"server/media/upload_store.h": '#include "server/chat/poster.h"\n'},
        "server/media may not include server/chat"),
    "storage meets net": (
        {"server/storage/database.h": '#include "server/net/http/http_listener.h"\n'},
        "server/storage may not include server/net"),
    "net meets storage": (
        {"server/net/http/http_listener.h": '#include "server/storage/database.h"\n'},
        "server/net may not include server/storage"),
    "storage uses a rule, not a port": (
        {"server/storage/sql_message_store.h": '#include "server/chat/poster.h"\n'},
        "only the ports of server/chat"),
    "common knows the server": (
        {"common/protocol/message.h": '#include "server/chat/poster.h"\n'},
        "common/protocol may not include server/chat"),
    "base knows the protocol": (
        {"common/base/ids.h": '#include "common/protocol/message.h"\n'},
        "common/base may not include common/protocol"),
    "desktop knows the server": (
        {"desktop/client/link.h": '#include "server/chat/poster.h"\n'},
        "desktop/client may not include server/chat"),
    "the window goes past the model": (
        {"desktop/ui/main_window.h": '#include "desktop/client/link.h"\n'},
        "desktop/ui may not include desktop/client"),
    "the program uses a test": (
        {"server/app/main.cpp": '#include "tests/support/fake_clock.h"\n'},
        "server/app may not include tests"),
    "SQL outside storage": (
        {"server/chat/poster.h": "#include <QSqlQuery>\n"}, "includes QSqlQuery, which only"),
    "HTTP outside net": (
        {"server/accounts/user_store.h": "#include <QHttpServerResponse>\n"}, "includes QHttpServerResponse"),
    "a socket in the rules": (
        {"server/chat/poster.h": "#include <QWebSocket>\n"}, "includes QWebSocket, which only"),
    "a widget in the model": (
        {"desktop/model/timeline_model.h": "#include <QListWidget>\n"}, "includes QListWidget, which only"),
    "an include not from the root": (
        {"server/chat/poster.cpp": '#include "poster.h"\n'}, "not written from the root"),
    "a climbing include": (
        {"server/chat/poster.cpp": '#include "../chat/poster.h"\n'}, "not written from the root"),
    "the own header not first": (
        {"server/chat/poster.cpp": '#include "server/chat/message_store.h"\n#include "server/chat/poster.h"\n'},
        "its own header"),
    "a file in no layer": ({"server/utils/strings.h": "#pragma once\n"}, "in no layer"),
    "a circle of headers": (
        {"common/base/ids.h": '#include "common/base/clock.h"\n',
         "common/base/clock.h": '#include "common/base/ids.h"\n'},
        "include cycle: common/base/clock.h <-> common/base/ids.h"),
    "a giant header": ({"server/chat/poster.h": "// line\n" * 301}, "301 lines, at most 300"),
    "a giant source": (
        {"server/chat/poster.cpp": '#include "server/chat/poster.h"\n' + "// line\n" * 600}, "601 lines, at most 600"),
    "a giant test": (
        {"tests/unit/chat/tst_poster.cpp": "// line\n" * 601}, "601 lines, at most 600"),
    "a giant element": ({"webassets/src/ui/composer.ts": "// line\n" * 301}, "301 lines, at most 300"),
    "two files of one name": ({"server/net/ws/poster.h": "#pragma once\n"}, "of the same name"),
    "the web client engine shows": (
        {"webassets/src/client/socket.ts": "import '../ui/composer';\n"},
        "webassets/src/client may not import webassets/src/ui"),
    "the web protocol thinks": (
        {"webassets/src/protocol/frames.ts": "export { x } from '../client/socket';\n"},
        "webassets/src/protocol may not import webassets/src/client"),
    "a late import breaks it too": (
        {"webassets/src/protocol/frames.ts": "const a = await import('../ui/composer');\n"},
        "webassets/src/protocol may not import webassets/src/ui"),
    "an element imports the main file": (
        {"webassets/src/ui/composer.ts": "import '../main';\n"}, "may not import the main file"),
    "a circle of modules": (
        {"webassets/src/ui/composer.ts": "import './picker';\n",
         "webassets/src/ui/picker.ts": "import './composer';\n"},
        "include cycle: webassets/src/ui/composer.ts <-> webassets/src/ui/picker.ts"),
    "web code in no layer": ({"webassets/src/misc/x.ts": "export {};\n"}, "in no layer"),
}


def faults_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return layers.check(root)


class Layers(unittest.TestCase):
    def test_a_tree_that_keeps_the_rules_passes(self):
        self.assertEqual(faults_of(MODEL), [])

    def test_each_broken_rule_is_told(self):
        for name, (files, said) in FAULTS.items():
            with self.subTest(name):
                found = faults_of(MODEL | files)
                self.assertTrue(any(said in fault for fault in found), found)

    def test_the_folders_themselves_form_no_circle(self):
        graph = {
            mine: {other for other in layers.ALLOWED if other != mine and layers.may(mine, other)}
            for mine in layers.ALLOWED if mine not in ("server/app", "desktop/app", "tests")
        }
        self.assertEqual(layers.cycles(graph), [])


class Coroutines(unittest.TestCase):
    def said(self, text):
        return coro_params.faults_in("x.h", text)

    def test_values_pass(self):
        self.assertEqual(self.said("QCoro::Task<Result<>> Poster::post(UserId by, QString text) const\n{\n}\n"), [])
        self.assertEqual(self.said("virtual QCoro::Task<Result<QList<Room>>> list(UserId viewer) = 0;\n"), [])
        self.assertEqual(self.said("auto f = [](int n) -> QCoro::Task<> { co_return; };\n"), [])

    def test_a_plain_function_may_take_references(self):
        self.assertEqual(self.said("Result<> check(const QString &text);\n"), [])

    def test_references_and_views_fail(self):
        self.assertTrue(self.said("QCoro::Task<Result<>> post(const QString &text);\n"))
        self.assertTrue(self.said("QCoro::Task<> post(UserId by,\n    QStringView text);\n"))
        self.assertTrue(self.said("[[nodiscard]] QCoro::Task<Result<X>> Y::z(Q &&x) override\n{\n}\n"))

    def test_a_capturing_lambda_fails(self):
        self.assertTrue(self.said("auto f = [this](int n) -> QCoro::Task<> { co_return; };\n"))

    def test_co_await_in_a_conditional_fails(self):
        self.assertTrue(self.said("auto x = y ? co_await z() : 0;\n"))
        self.assertTrue(self.said("auto x = y ? 0 : co_await z();\n"))

    def test_a_value_in_braces_among_the_arguments_of_a_co_await_fails(self):
        self.assertTrue(self.said("co_return co_await create(owner, Wanted{name, {}});\n"))
        self.assertTrue(self.said("auto x = co_await m_store.page(id, {}, 50);\n"))
        self.assertEqual(self.said("co_await JobDone{queue, job};\n"), [])
        self.assertEqual(self.said("co_await m_store.page(id, Seq(), 50);\nSeq x{};\n"), [])

    def test_comments_do_not_count(self):
        self.assertEqual(self.said("// QCoro::Task<> post(const QString &text);\n"), [])


class Headers(unittest.TestCase):
    GOOD = "// SPDX-FileCopyrightText: Foyer contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n"

    def test_good_ones_pass(self):
        self.assertEqual(headers.faults_in("a.h", self.GOOD), [])

    def test_missing_lines_fail(self):
        self.assertEqual(len(headers.faults_in("a.h", "#pragma once\n")), 2)
        self.assertEqual(len(headers.faults_in("a.h", self.GOOD.replace("#pragma once", ""))), 1)
        self.assertEqual(len(headers.faults_in("a.ts", self.GOOD.replace("GPL-3.0-or-later", "MIT"))), 1)


if __name__ == "__main__":
    unittest.main()
