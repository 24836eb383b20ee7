#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The opening handshake (RFC 6455, section 4) against foyer-ws-echo and foyer-server, right and wrong in every field."""
import re
import socket
import struct
import unittest

from programs import EchoServer, FoyerServer
from raw_client import SAMPLE_ACCEPT, RawClient, request, text

OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAA=="


def key(value):
    return {"without": ("Sec-WebSocket-Key",), "extra": (("Sec-WebSocket-Key", value),)}


def version(value):
    return {"without": ("Sec-WebSocket-Version",), "extra": (("Sec-WebSocket-Version", value),)}


def upgrade(value):
    return {"without": ("Upgrade",), "extra": (("Upgrade", value),)}


def connection(value):
    return {"without": ("Connection",), "extra": (("Connection", value),)}


# Name, what differs from a good request, status.
CASES = [
    ("4.1 nothing unusual", {}, 101),
    ("4.1 with a query", {"path": "/ws?a=b"}, 101),
    ("4.2.1 Connection with other options", connection("keep-alive, Upgrade"), 101),
    ("4.2.1 Connection in capitals", connection("UPGRADE"), 101),
    ("4.2.1 Upgrade in capitals", upgrade("WebSocket"), 101),
    ("4.2.1 unknown fields", {"extra": (("X-Anything", "at all"), ("Cookie", "a=b"))}, 101),
    ("4.2.1 a key of sixteen zeros", key(OTHER_KEY), 101),
    ("4.2.1 method POST", {"method": "POST"}, 400),
    ("4.2.1 method HEAD", {"method": "HEAD"}, 400),
    ("4.2.1 method PUT", {"method": "PUT"}, 400),
    ("4.2.1 unknown method", {"method": "FETCH"}, 405),
    ("4.2.1 HTTP 1.0", {"version": "HTTP/1.0"}, 400),
    ("4.2.1 HTTP 2.0", {"version": "HTTP/2.0"}, 400),
    ("4.2.1 a body", {"extra": (("Content-Length", "5"),)}, 400),
    ("4.2.1 no Host", {"without": ("Host",)}, 400),
    ("4.2.1 two Hosts", {"extra": (("Host", "example.org"),)}, 400),
    ("4.2.1 no Upgrade", {"without": ("Upgrade",)}, 400),
    ("4.2.1 another Upgrade", upgrade("h2c"), 400),
    ("4.2.1 no Connection", {"without": ("Connection",)}, 400),
    ("4.2.1 another Connection", connection("keep-alive"), 400),
    ("4.2.1 no key", {"without": ("Sec-WebSocket-Key",)}, 400),
    ("4.2.1 two keys", {"extra": (("Sec-WebSocket-Key", OTHER_KEY),)}, 400),
    ("4.2.1 an empty key", key(""), 400),
    ("4.2.1 a key of fifteen bytes", key("AAAAAAAAAAAAAAAAAAAA"), 400),
    ("4.2.1 a key of seventeen bytes", key("AAAAAAAAAAAAAAAAAAAAAAA="), 400),
    ("4.2.1 a key that is no base64", key("!!!!!!!!!!!!!!!!!!!!!!=="), 400),
    ("4.2.2 no version", {"without": ("Sec-WebSocket-Version",)}, 426),
    ("4.2.2 version 8", version("8"), 426),
    ("4.2.2 version 14", version("14"), 426),
    ("4.2.2 a version that is no number", version("thirteen"), 426),
    ("4.2.2 two versions", {"extra": (("Sec-WebSocket-Version", "8"),)}, 426),
    ("4.2.2 another sub-protocol", {"extra": (("Sec-WebSocket-Protocol", "foyer.v9"),)}, 426),
    ("RFC 9112 a blank before the colon", {"extra": (("X-Bad ", "x"),)}, 400),
    ("RFC 9112 a control character in a value", {"extra": (("X-Bad", "a\x01b"),)}, 400),
    ("RFC 9112 a head that is too large", {"extra": (("X-Long", "x" * 20000),)}, 431),
]


class Handshakes:
    """On whichever server; `extra` are the fields that let the client in."""

    port = 0
    extra = ()

    def ask(self, options):
        options = dict(options)
        options["extra"] = (*self.extra, *options.get("extra", ()))
        client = RawClient(self.port)
        self.addCleanup(client.socket.close)
        client.send(request(self.port, **options))
        return client, *client.read_head()

    def test_accept_is_the_one_of_the_rfc(self):
        _, status, fields = self.ask({})
        self.assertEqual(status, 101)
        self.assertEqual(fields["sec-websocket-accept"], SAMPLE_ACCEPT)
        self.assertEqual(fields["upgrade"].lower(), "websocket")
        self.assertEqual(fields["connection"].lower(), "upgrade")

    def test_no_sub_protocol_is_named_when_none_was_offered(self):
        self.assertNotIn("sec-websocket-protocol", self.ask({})[2])

    def test_our_sub_protocol_is_chosen_among_others(self):
        for offer in ("foyer.v1", "chat, foyer.v1", "foyer.v1, foyer.v9"):
            _, status, fields = self.ask({"extra": (("Sec-WebSocket-Protocol", offer),)})
            self.assertEqual((status, fields["sec-websocket-protocol"]), (101, "foyer.v1"), offer)

    def test_our_sub_protocol_is_found_in_a_second_field(self):
        offers = (("Sec-WebSocket-Protocol", "chat"), ("Sec-WebSocket-Protocol", "foyer.v1"))
        _, status, fields = self.ask({"extra": offers})
        self.assertEqual((status, fields.get("sec-websocket-protocol")), (101, "foyer.v1"))

    def test_extensions_are_not_accepted(self):
        for offer in ("permessage-deflate", "permessage-deflate; client_max_window_bits, x-webkit-deflate-frame"):
            _, status, fields = self.ask({"extra": (("Sec-WebSocket-Extensions", offer),)})
            self.assertEqual(status, 101)
            self.assertNotIn("sec-websocket-extensions", fields)

    def test_a_wrong_version_is_told_the_right_one(self):
        self.assertEqual(self.ask(version("8"))[2]["sec-websocket-version"], "13")

    def test_a_refusal_is_a_problem_and_ends_the_connection(self):
        client, status, fields = self.ask({"without": ("Sec-WebSocket-Key",)})
        self.assertEqual((status, fields["content-type"]), (400, "application/problem+json"))
        self.assertEqual(fields["connection"], "close")
        body = b""
        while part := client.socket.recv(65536):
            body += part
        self.assertEqual(len(client.buffer + body), int(fields["content-length"]))

    def test_the_request_may_come_byte_by_byte(self):
        client = RawClient(self.port)
        self.addCleanup(client.socket.close)
        whole = request(self.port, extra=self.extra)
        for i in range(len(whole)):
            client.send(whole[i:i + 1])
        self.assertEqual(client.read_head()[0], 101)

    def test_a_reset_in_the_middle_harms_nobody(self):
        for cut in (10, 60, 150):
            client = RawClient(self.port)
            client.send(request(self.port, extra=self.extra)[:cut])
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.socket.close()
        self.assertEqual(self.ask({})[1], 101)


def add_cases():
    for number, (name, options, expected) in enumerate(CASES):
        def case(self, options=options, expected=expected):
            client, status, _ = self.ask(options)
            self.assertEqual(status, expected)
            if status == 101:
                self.assert_open(client)

        case.__doc__ = name
        setattr(Handshakes, f"test_{number:02}_" + re.sub(r"\W+", "_", name), case)


add_cases()


class OnEcho(Handshakes, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        echo = EchoServer()
        cls.addClassCleanup(echo.close)
        cls.port = echo.port

    def assert_open(self, client):
        client.send(text("open"))
        self.assertEqual(next(client.events()), ("text", "open"))

    def test_everything_else_is_not_there(self):
        for path in ("/", "/ws/", "/wsx", "/api/v1/server"):
            self.assertEqual(self.ask({"path": path})[1], 404, path)


class OnServer(Handshakes, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = FoyerServer()
        cls.addClassCleanup(cls.server.close)
        cls.port = cls.server.port
        cls.extra = (("Authorization", "Bearer " + cls.server.sign_in("conformance")),)

    def assert_open(self, client):
        kind, content = next(client.events())
        self.assertEqual(kind, "text")
        self.assertIn('"hello"', content)

    def refused(self, *extra):
        with RawClient(self.port) as client:
            client.send(request(self.port, extra=extra))
            return client.read_head()[0]

    def test_without_a_session(self):
        self.assertEqual(self.refused(), 401)
        self.assertEqual(self.refused(("Authorization", "Bearer wrong")), 401)

    def test_from_a_foreign_page(self):
        own = f"http://127.0.0.1:{self.port}"
        self.assertEqual(self.refused(*self.extra, ("Origin", "http://example.org")), 403)
        self.assertEqual(self.refused(*self.extra, ("Origin", "null")), 403)
        self.assertEqual(self.refused(*self.extra, ("Origin", own)), 101)


if __name__ == "__main__":
    unittest.main()
