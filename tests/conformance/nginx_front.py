#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""foyer-server behind nginx with packaging/nginx/foyer.conf; only addresses and the certificate's files differ."""
import asyncio
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import unittest
import uuid

from websockets.exceptions import ConnectionClosed, InvalidStatusCode
from websockets.legacy.client import connect

from curl_tool import curl, png
from programs import FoyerServer, Program, free_port, wait_until
from raw_client import SAMPLE_ACCEPT, request

NAME = "chat.example.org"
PATIENCE_SECONDS = 15
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log notice;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/foyer.conf;
}}
"""


def adapted(text, changes):
    """The text with each expression replaced; fails when one of them is not there any more."""
    for expression, replacement in changes:
        text, count = re.subn(expression, replacement, text)
        assert count, f"packaging/nginx/foyer.conf has no {expression}"
    return text


class Nginx(Program):
    """nginx with the project's example, on ports, certificate and files of its own."""

    def __init__(self, upstream_port):
        program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        assert program, "nginx is not installed; scripts/packages names it"
        super().__init__([program, "-e", "stderr", "-p", "{folder}", "-c", "{folder}/nginx.conf"])
        self.port, self.plain_port = free_port(), free_port()
        self.certificate = self.folder / "cert.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout",
                        self.folder / "key.pem", "-out", self.certificate], check=True, capture_output=True)
        example = pathlib.Path(os.environ["FOYER_SOURCE"], "packaging/nginx/foyer.conf").read_text(encoding="utf-8")
        (self.folder / "foyer.conf").write_text(adapted(example, [
            (r"server 127\.0\.0\.1:8322;", f"server 127.0.0.1:{upstream_port};"),
            (r" *listen \[::\]:.*\n", ""),
            (r"listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (r"/var/lib/nginx/foyer", str(self.folder / "cache")),
            (r"/etc/ssl/[^ ;]*/fullchain\.pem", str(self.certificate)),
            (r"/etc/ssl/[^ ;]*/privkey\.pem", str(self.folder / "key.pem")),
        ]), encoding="utf-8")
        (self.folder / "nginx.conf").write_text(CONFIGURATION.format(folder=self.folder), encoding="utf-8")
        self.launch()
        wait_until(self._is_open, "nginx listens")

    def _is_open(self):
        assert self.is_running(), self.log()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class BehindNginx(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        upstream = free_port()
        cls.nginx = Nginx(upstream)
        cls.addClassCleanup(cls.nginx.close)
        cls.site = f"https://{NAME}:{cls.nginx.port}"
        cls.server = FoyerServer("--trusted-proxy=127.0.0.1", f"--public-url={cls.site}", "--sign-in-attempts=5", port=upstream)
        cls.addClassCleanup(cls.server.close)
        cls.token = cls.server.sign_in("Engine")
        cls.bearer = ("-H", f"Authorization: Bearer {cls.token}")
        cls.room = cls.server.make_room(cls.token, "Gate")
        cls.tls = ssl.create_default_context(cafile=cls.nginx.certificate)

    def curl(self, path, *arguments):
        return curl(self.site + path, "--cacert", self.nginx.certificate, "--resolve", f"{NAME}:{self.nginx.port}:127.0.0.1",
                    *arguments)

    def sign_in(self, *arguments, kind="bot", password="correct horse", name="Engine"):
        body = {"username": name, "password": password, "kind": kind, "confirmNewAccount": False}
        return self.curl("/api/v1/sign-in", "--data", json.dumps(body), *arguments)

    def connect(self, headers, **options):
        return connect(f"wss://{NAME}:{self.nginx.port}/ws", ssl=self.tls, server_hostname=NAME, host="127.0.0.1",
                                  port=self.nginx.port, subprotocols=["foyer.v1"], extra_headers=headers, **options)

    async def until(self, websocket, *wanted):
        """Reads until there was an event of each of these types."""
        types = set()
        while not types >= set(wanted):
            frame = await asyncio.wait_for(websocket.recv(), PATIENCE_SECONDS)
            types |= {event["type"] for event in json.loads(frame)}

    async def converse(self):
        """Connects, posts, and sees the message come back. The socket is left open."""
        websocket = await self.connect({"Authorization": f"Bearer {self.token}"})
        await websocket.send(json.dumps({"type": "sync", "revisions": {}, "partial": False}))
        # A message posted earlier could be in the answer to the sync, and would not come by itself.
        await self.until(websocket, "hello", "sync")
        ref = str(uuid.uuid4())
        await websocket.send(json.dumps({"type": "post", "ref": ref, "conversation": self.room, "text": "through nginx"}))
        await self.until(websocket, "posted", "message")
        return websocket

    async def test_websocket_with_upgrade_101(self):
        with socket.create_connection(("127.0.0.1", self.nginx.port), PATIENCE_SECONDS) as plain, \
                self.tls.wrap_socket(plain, server_hostname=NAME) as stream:
            stream.sendall(request(self.nginx.port, extra=(("Authorization", f"Bearer {self.token}"),)))
            response = http.client.HTTPResponse(stream)
            response.begin()
            self.assertEqual((response.status, response.headers["Sec-WebSocket-Accept"]), (101, SAMPLE_ACCEPT))
        websocket = await self.converse()
        await websocket.close()
        self.assertEqual(websocket.close_code, 1000)

    async def test_close_codes_come_through(self):
        websocket = await self.converse()
        await websocket.send("this is no frame of foyer.v1")
        with self.assertRaises(ConnectionClosed):
            while True:
                await asyncio.wait_for(websocket.recv(), PATIENCE_SECONDS)
        self.assertEqual(websocket.close_code, 1002)

    async def test_the_cookie_is_secure_and_opens_ws_from_the_own_page_only(self):
        web = self.sign_in(kind="web")
        self.assertEqual(web.status, 200)
        self.assertRegex(web.fields["set-cookie"], r"; Secure(;|$)")
        cookie = {"Cookie": web.fields["set-cookie"].split(";")[0]}
        async with self.connect(cookie, origin=self.site) as websocket:
            self.assertEqual(websocket.subprotocol, "foyer.v1")
        for origin in ("https://example.org", f"http://{NAME}:{self.nginx.port}", "null", None):
            with self.assertRaises(InvalidStatusCode) as refused:
                await self.connect(cookie, origin=origin)
            self.assertEqual(refused.exception.status_code, 403, origin)

    def test_a_post_of_a_foreign_page_is_refused(self):
        answers = {origin: self.curl("/api/v1/rooms", *self.bearer, "-H", f"Origin: {origin}", "--data", "{}").status
                   for origin in (self.site, "https://example.org")}
        self.assertEqual(answers, {self.site: 422, "https://example.org": 403})

    def test_the_limits_count_the_clients_own_address(self):
        def attempt(address, *arguments):
            return self.sign_in("--interface", address, *arguments, password="wrong horse").status

        # Whatever the first one claims to be, it is one.
        claims = [attempt("127.0.0.2", "-H", f"X-Forwarded-For: 192.0.2.{n}") for n in range(6)]
        self.assertEqual(claims, [401] * 5 + [429])
        self.assertEqual(attempt("127.0.0.3"), 401)

    def test_a_picture_and_its_limits(self):
        picture = self.nginx.folder / "cat.png"
        picture.write_bytes(png(1200, 800))
        sent = self.curl("/api/v1/images", *self.bearer, "--data-binary", f"@{picture}")
        self.assertEqual((sent.status, sent.json["width"]), (201, 1200))
        got = self.curl(f"/api/v1/images/{sent.json['id']}", *self.bearer)
        self.assertEqual((got.status, got.fields["cache-control"]), (200, "private, max-age=31536000, immutable"))
        large = self.nginx.folder / "large"
        for mebibytes, answers in ((11, "foyer"), (13, "nginx")):
            with large.open("wb") as file:
                file.truncate(mebibytes * 1024 * 1024)
            answer = self.curl("/api/v1/images", *self.bearer, "--data-binary", f"@{large}")
            self.assertEqual(answer.status, 413, mebibytes)
            self.assertEqual("problem+json" in answer.fields["content-type"], answers == "foyer")

    def test_the_web_client_is_cached(self):
        page = self.curl("/")
        self.assertEqual((page.status, page.version, page.fields["cache-control"]), (200, "2", "no-cache"))
        self.assertEqual(page.fields["strict-transport-security"], "max-age=31536000")
        again = self.curl("/", "-H", f"If-None-Match: {page.fields['etag']}")
        self.assertEqual((again.status, again.body), (304, b""))
        script = re.search(rb'src="(/assets/[^"]+\.js)"', page.body).group(1).decode()
        asset = self.curl(script, "--compressed")
        self.assertEqual(asset.fields["cache-control"], "public, max-age=31536000, immutable")
        self.assertIn(asset.fields["content-encoding"], ("br", "gzip"))
        # The next one has it from nginx, in the encoding that he asks for.
        cached = self.curl(script, "--compressed")
        self.assertEqual((cached.fields["x-cache-status"], cached.body), ("HIT", asset.body))
        self.assertEqual(cached.fields["strict-transport-security"], "max-age=31536000")
        plain = self.curl(script, "-H", "Accept-Encoding: identity")
        self.assertNotIn("content-encoding", plain.fields)
        self.assertEqual(plain.body, asset.body)

    def test_http_leads_to_https_and_metrics_are_closed(self):
        plain = curl(f"http://127.0.0.1:{self.nginx.plain_port}/a?b", "-H", f"Host: {NAME}")
        self.assertEqual((plain.status, plain.fields["location"]), (301, f"https://{NAME}/a?b"))
        self.assertEqual(self.curl("/metrics").status, 200)
        self.assertEqual(self.curl("/metrics", "--interface", "127.0.0.2").status, 403)

    async def test_a_restart_behind_it(self):
        websocket = await self.converse()
        self.server.stop()
        await asyncio.wait_for(websocket.wait_closed(), PATIENCE_SECONDS)
        self.assertEqual(websocket.close_code, 1001)
        self.assertEqual(self.curl("/healthz").status, 502)
        self.server.start_again()
        self.assertEqual(self.curl("/api/v1/me", *self.bearer).status, 200)
        websocket = await self.converse()
        await websocket.close()


if __name__ == "__main__":
    unittest.main()
