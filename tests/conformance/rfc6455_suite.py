#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Foyer's connections against RFC 6455: the table in rfc6455_cases.py, and what does not fit into a table.

The same server code runs with an echo behind it (foyer-ws-echo) and with the chat (foyer-server).
"""
import itertools
import re
import socket
import struct
import unittest

from programs import EchoServer, FoyerServer
from raw_client import BINARY, PING, RawClient, close, fragments, frame, text
from rfc6455_cases import CASES, LIMIT

MARK = "that was all"


def events_until_mark(client):
    return list(itertools.takewhile(lambda event: event != ("text", MARK), client.events()))


class OnEcho(unittest.TestCase):
    """The cases of the table, on foyer-ws-echo."""

    @classmethod
    def setUpClass(cls):
        cls.echo = EchoServer()
        cls.addClassCleanup(cls.echo.close)

    def run_case(self, pieces, expected):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send_until_closed(pieces)
            if expected and expected[-1][0] == "close":
                self.assertEqual(list(client.events()), [*expected, "end"])
            else:
                client.send(text(MARK))
                self.assertEqual(events_until_mark(client), expected)


class OnServer(unittest.TestCase):
    """Those that end in a close, on foyer-server: the same code is given there."""

    @classmethod
    def setUpClass(cls):
        cls.server = FoyerServer()
        cls.addClassCleanup(cls.server.close)
        cls.token = cls.server.sign_in("conformance")

    def run_case(self, pieces, expected):
        with RawClient(self.server.port) as client:
            client.open(("Authorization", f"Bearer {self.token}"))
            client.send_until_closed(pieces)
            events = [event for event in client.events() if event[0] != "text"]
            self.assertEqual(events, [*expected, "end"])


def add_cases():
    for number, (name, pieces, expected) in enumerate(CASES):
        method_name = f"test_{number:03}_" + re.sub(r"\W+", "_", name)

        def on_echo(self, pieces=pieces, expected=expected):
            self.run_case(pieces, expected)

        on_echo.__doc__ = name
        setattr(OnEcho, method_name, on_echo)
        if len(expected) == 1 and expected[0][0] == "close":
            setattr(OnServer, method_name, on_echo)


add_cases()


class Endings(unittest.TestCase):
    """Ends of connections, and bounds, on foyer-ws-echo."""

    @classmethod
    def setUpClass(cls):
        cls.echo = EchoServer()
        cls.addClassCleanup(cls.echo.close)

    def assert_still_serving(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(text(MARK))
            self.assertEqual(next(client.events()), ("text", MARK))

    def test_server_closes_the_stream_after_the_closing_handshake(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(close(1000))
            self.assertEqual(client.receive()[1][:2], struct.pack("!H", 1000))
            self.assertIsNone(client.receive())

    def test_client_that_never_answers_a_close_is_dropped(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(frame(BINARY, b"x"))
            self.assertEqual(client.receive()[1][:2], struct.pack("!H", 1002))
            self.assertIsNone(client.receive())

    def test_half_closed_stream_ends(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(text("a"))
            client.socket.shutdown(socket.SHUT_WR)
            self.assertEqual(list(client.events())[-1], "end")
        self.assert_still_serving()

    def test_reset_in_the_middle_of_a_frame(self):
        for cut in (1, 4, 50):
            with RawClient(self.echo.port) as client:
                client.open()
                client.send(text("a" * 100)[:cut])
                client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.assert_still_serving()

    def test_reset_in_the_middle_of_a_message(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(fragments(b"a", b"b")[0])
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.assert_still_serving()

    def test_too_many_messages_are_refused(self):
        with RawClient(self.echo.port) as client:
            client.open()
            client.send(b"".join(text("x") for _ in range(1000)))
            events = list(client.events())
            self.assertEqual(events[-2:], [("close", 1008), "end"])
            self.assertGreaterEqual(events.count(("text", "x")), 200)

    def test_pings_without_reading_the_pongs_end_the_connection(self):
        with RawClient(self.echo.port) as client:
            client.open()
            flood = frame(PING, b"p" * 125) * 1000
            sent = 0
            try:
                while sent < 200 * len(flood):
                    client.send(flood)
                    sent += len(flood)
                ended = False
            except OSError:
                ended = True
            self.assertTrue(ended or list(client.events())[-1] == "end")
        self.assert_still_serving()


class EchoOptions(unittest.TestCase):
    """foyer-ws-echo as other suites need it."""

    def test_binary_comes_back(self):
        echo = EchoServer("--echo-binary")
        self.addCleanup(echo.close)
        with RawClient(echo.port) as client:
            client.open()
            for size in (0, 125, 126, 65535, LIMIT):
                payload = bytes(range(256)) * (size // 256 + 1)
                client.send(frame(BINARY, payload[:size]))
                self.assertEqual(next(client.events()), ("binary", payload[:size]))

    def test_limits_can_be_lifted(self):
        echo = EchoServer("--frame-bytes=1000000", "--frame-rate=0")
        self.addCleanup(echo.close)
        with RawClient(echo.port) as client:
            client.open()
            client.send(text("x" * 1_000_000))
            self.assertEqual(next(client.events()), ("text", "x" * 1_000_000))
            client.send(b"".join(text("x") for _ in range(500)) + text(MARK))
            self.assertEqual(len(events_until_mark(client)), 500)


if __name__ == "__main__":
    unittest.main(verbosity=1)
