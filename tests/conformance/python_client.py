#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The websockets package of Python as a client: of foyer-ws-echo, and of foyer-server in a conversation."""
import asyncio
import json
import unittest
import uuid

from websockets.exceptions import ConnectionClosed, InvalidStatusCode
from websockets.legacy.client import connect

from programs import EchoServer, FoyerServer

PATIENCE_SECONDS = 15


async def until(socket, kind):
    """The first event of this kind; every frame is a list of events."""
    async def look():
        async for frame in socket:
            for event in json.loads(frame):
                if event["type"] == kind:
                    return event
        raise AssertionError(f"closed before {kind}")

    return await asyncio.wait_for(look(), PATIENCE_SECONDS)


class Echo(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.echo = EchoServer()
        cls.addClassCleanup(cls.echo.close)

    def connect(self, **options):
        return connect(f"ws://127.0.0.1:{self.echo.port}/ws", **options)

    async def test_texts_come_back(self):
        # It offers permessage-deflate, and has to live without it.
        async with self.connect() as socket:
            self.assertEqual(socket.extensions, [])
            for content in ("", "a", "ü€👩‍👩‍👧", "x" * 125, "x" * 126, "x" * 65536):
                await socket.send(content)
                self.assertEqual(await socket.recv(), content)

    async def test_a_text_in_fragments_comes_back_whole(self):
        async with self.connect() as socket:
            await socket.send(["in ", "three ", "parts"])
            self.assertEqual(await socket.recv(), "in three parts")

    async def test_ping_is_answered(self):
        async with self.connect() as socket:
            await asyncio.wait_for(await socket.ping(b"are you there"), PATIENCE_SECONDS)

    async def test_closing_from_this_side(self):
        async with self.connect() as socket:
            await socket.close(4321, "enough")
            self.assertEqual(socket.close_code, 4321)

    async def test_too_large_is_told_with_1009(self):
        async with self.connect() as socket:
            await socket.send("x" * 65537)
            with self.assertRaises(ConnectionClosed):
                await socket.recv()
            self.assertEqual(socket.close_code, 1009)

    async def test_wrong_sub_protocol_is_refused(self):
        with self.assertRaises(InvalidStatusCode) as refused:
            await self.connect(subprotocols=["other"])
        self.assertEqual(refused.exception.status_code, 426)


class Chat(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = FoyerServer()
        cls.addClassCleanup(cls.server.close)
        cls.token = cls.server.sign_in("Pythia")
        cls.room = cls.server.make_room(cls.token, "Delphi")

    def connect(self, token, **options):
        return connect(f"ws://127.0.0.1:{self.server.port}/ws", subprotocols=["foyer.v1"],
                       extra_headers={"Authorization": f"Bearer {token}"}, **options)

    async def test_a_post_comes_back_and_is_kept(self):
        async with self.connect(self.token) as socket:
            self.assertEqual(socket.subprotocol, "foyer.v1")
            self.assertEqual((await until(socket, "hello"))["user"]["username"], "Pythia")
            await socket.send(json.dumps({"type": "sync", "revisions": {}, "partial": False}))
            synced = await until(socket, "sync")
            self.assertIn(self.room, [c["conversation"]["id"] for c in synced["conversations"]])
            post = {"type": "post", "ref": str(uuid.uuid4()), "conversation": self.room, "text": "Γνῶθι σεαυτόν 🏛️"}
            await socket.send(json.dumps(post))
            message = (await until(socket, "message"))["message"]
            self.assertEqual((message["text"], message["ref"]), (post["text"], post["ref"]))
        status, history = self.server.call("GET", f"/conversations/{self.room}/messages", token=self.token)
        self.assertEqual((status, history["messages"][-1]["seq"]), (200, message["seq"]))

    async def test_without_a_session_it_is_told_401(self):
        with self.assertRaises(InvalidStatusCode) as refused:
            await self.connect("wrong")
        self.assertEqual(refused.exception.status_code, 401)

    async def test_a_frame_that_is_no_json_ends_it_with_1002(self):
        async with self.connect(self.token) as socket:
            await socket.send("hello?")
            with self.assertRaises((AssertionError, ConnectionClosed)):
                await until(socket, "sync")
            self.assertEqual(socket.close_code, 1002)

    async def test_server_says_goodbye_with_1001(self):
        server = FoyerServer()
        self.addCleanup(server.close)
        token = server.sign_in("Pythia")
        async with connect(f"ws://127.0.0.1:{server.port}/ws",
                           extra_headers={"Authorization": f"Bearer {token}"}) as socket:
            await until(socket, "hello")
            await asyncio.to_thread(server.stop)
            await asyncio.wait_for(socket.wait_closed(), PATIENCE_SECONDS)
            self.assertEqual(socket.close_code, 1001)


if __name__ == "__main__":
    unittest.main()
