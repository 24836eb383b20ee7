#!/usr/bin/env python3
# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody with curl does first, in the order of docs/protocol.md."""
import gzip
import json
import re
import unittest
import uuid

from curl_tool import curl, png
from programs import FoyerServer

ACCOUNT = {"username": "Curly", "password": "correct horse", "kind": "bot", "client": "curl"}


def setUpModule():
    CurlCase.server = FoyerServer("--max-image-mib=1")
    unittest.addModuleCleanup(CurlCase.server.close)


class CurlCase(unittest.TestCase):
    server = None

    @classmethod
    def setUpClass(cls):
        cls.site = f"http://127.0.0.1:{cls.server.port}"
        cls.bearer = ("-H", "Authorization: Bearer " + cls.server.sign_in(ACCOUNT["username"]))

    def api(self, path, *arguments):
        return curl(f"{self.site}/api/v1{path}", *self.bearer, *arguments)

    def assert_problem(self, answer, status, code):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.fields["content-type"], "application/problem+json")
        self.assertEqual((answer.json["status"], answer.json["code"]), (status, code))
        self.assertTrue(answer.json["title"])


class SigningIn(CurlCase):
    def sign_in(self, *arguments, **body):
        return curl(f"{self.site}/api/v1/sign-in", "--data", json.dumps(body), *arguments)

    def test_an_account_is_made_when_that_was_meant(self):
        new = {**ACCOUNT, "username": "Newcomer"}
        self.assert_problem(self.sign_in(**new), 409, "account-confirmation-required")
        made = self.sign_in(**new, confirmNewAccount=True, avatar="a3")
        self.assertEqual((made.status, made.json["created"], made.json["user"]["avatar"]), (200, True, "a3"))
        self.assertNotIn("set-cookie", made.fields)
        me = curl(f"{self.site}/api/v1/me", "-H", "Authorization: Bearer " + made.json["token"])
        self.assertEqual((me.status, me.json["user"]["username"]), (200, "Newcomer"))

    def test_a_wrong_password(self):
        self.assert_problem(self.sign_in(**{**ACCOUNT, "password": "wrong horse"}), 401, "wrong-password")

    def test_a_cookie_needs_the_pages_origin_to_change_something(self):
        jar = str(self.server.folder / "jar")
        web = self.sign_in("--cookie-jar", jar, **{**ACCOUNT, "kind": "web"})
        self.assertEqual((web.status, web.json["token"]), (200, None))
        self.assertRegex(web.fields["set-cookie"], r"^foyer_session=[^;]+; (?=.*HttpOnly)(?=.*SameSite=Strict)")
        self.assertNotIn("Secure", web.fields["set-cookie"])
        me = curl(f"{self.site}/api/v1/me", "--cookie", jar)
        self.assertEqual(me.json["session"]["kind"], "web")
        out = f"{self.site}/api/v1/sign-out"
        self.assert_problem(curl(out, "--cookie", jar, "-X", "POST"), 403, "origin-refused")
        self.assert_problem(curl(out, "--cookie", jar, "-X", "POST", "-H", "Origin: http://example.org"), 403, "origin-refused")
        self.assertEqual(curl(out, "--cookie", jar, "-X", "POST", "-H", f"Origin: {self.site}").status, 204)
        self.assert_problem(curl(f"{self.site}/api/v1/me", "--cookie", jar), 401, "not-signed-in")


class Talking(CurlCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = curl(f"{cls.site}/api/v1/rooms", *cls.bearer, "--data", '{"name":"Barber shop","topic":""}')
        assert made.status == 201, made.body
        cls.messages = f"/conversations/{made.json['id']}/messages"

    def post(self, **body):
        return self.api(self.messages, "--data", json.dumps({"ref": str(uuid.uuid4()), "text": "", **body}))

    def test_a_message_is_stored_once_and_found_again(self):
        ref = str(uuid.uuid4())
        first, again = (self.post(ref=ref, text="naïve 👩‍👩‍👧") for _ in range(2))
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(first.json["message"]["seq"], again.json["message"]["seq"])
        history = self.api(self.messages + "?limit=200").json
        self.assertEqual([m["text"] for m in history["messages"] if m["ref"] == ref], ["naïve 👩‍👩‍👧"])

    def test_history_in_pages(self):
        for number in range(5):
            self.post(text=f"page {number}")
        newest = self.api(self.messages + "?limit=2").json
        older = self.api(self.messages + f"?limit=2&before={newest['messages'][0]['seq']}").json
        self.assertEqual([m["text"] for m in older["messages"] + newest["messages"]][-4:],
                         [f"page {number}" for number in range(1, 5)])
        self.assertTrue(newest["hasMore"])

    def test_a_picture_in_one_request(self):
        picture = self.server.folder / "cat.png"
        picture.write_bytes(png(300, 200))
        sent = self.api("/images", "--data-binary", f"@{picture}")
        self.assertEqual((sent.status, sent.json["type"], sent.json["width"]), (201, "image/png", 300))
        self.assertEqual(self.post(image=sent.json["id"]).status, 201)
        for path, kind in (("", "image/png"), ("/thumbnail", "image/webp")):
            path = f"/images/{sent.json['id']}{path}"
            got = self.api(path)
            self.assertEqual((got.status, got.fields["content-type"]), (200, kind))
            self.assertEqual(got.fields["cache-control"], "private, max-age=31536000, immutable")
            self.assertEqual(curl(f"{self.site}/api/v1{path}").status, 401)

    def test_what_is_no_picture_or_too_large(self):
        self.assert_problem(self.api("/images", "--data-binary", "this is a cat"), 415, "unsupported-media-type")
        large = self.server.folder / "large.png"
        large.write_bytes(png(800, 700))
        answer = self.api("/images", "--data-binary", f"@{large}")
        self.assertIn((answer.status, answer.json["code"]), [(413, "body-too-large"), (413, "image-too-large")])

    def test_errors_name_the_field(self):
        answer = self.post(text="x" * 4001)
        self.assert_problem(answer, 422, "text-too-long")
        self.assertEqual(answer.json["field"], "text")
        self.assert_problem(self.post(), 422, "text-empty")
        self.assert_problem(self.api("/conversations/999999/messages"), 403, "not-member")


class Odds(CurlCase):
    def test_errors_of_http_are_problems_too(self):
        self.assert_problem(curl(f"{self.site}/api/v1/me"), 401, "not-signed-in")
        self.assert_problem(curl(f"{self.site}/api/v1/nothing"), 404, "not-found")
        self.assert_problem(curl(f"{self.site}/nothing"), 404, "not-found")
        self.assert_problem(self.api("/rooms", "--data", "{"), 400, "bad-request")
        self.assert_problem(self.api("/me", "-X", "DELETE"), 405, "method-not-allowed")
        self.assert_problem(self.api("/me", "-X", "TRACE"), 405, "method-not-allowed")
        self.assert_problem(self.api("/rooms", "-H", "Transfer-Encoding: chunked", "--data", "{}"), 411, "length-required")
        self.assert_problem(self.api("/me", "-H", "X-Long: " + "x" * 20000), 431, "header-too-large")

    def test_versions_and_methods_of_http(self):
        health = f"{self.site}/healthz"
        self.assertEqual(curl(health, "--http1.0").fields["connection"], "close")
        self.assertEqual(curl(health, "--http2").status, 200)  # offers an upgrade to h2c
        head = curl(health, "--head")
        self.assertEqual((head.status, head.fields["content-length"]), (200, "6"))
        self.assertIn(b"foyer_connections_open", curl(f"{self.site}/metrics").body)
        self.assertEqual(curl(f"{self.site}/readyz").status, 200)

    def test_a_plain_request_for_ws_is_no_handshake(self):
        self.assert_problem(curl(f"{self.site}/ws"), 400, "bad-request")

    def test_a_large_body_waits_for_100_continue(self):
        body = self.server.folder / "body"
        body.write_bytes(b"x" * 100_000)
        answer = self.api("/images", "-H", "Expect: 100-continue", "--expect100-timeout", "20", "--data-binary", f"@{body}")
        self.assert_problem(answer, 415, "unsupported-media-type")

    def test_the_web_client_is_cached_by_etag(self):
        page = curl(self.site + "/")
        self.assertEqual((page.status, page.fields["cache-control"]), (200, "no-cache"))
        self.assertIn("default-src 'none'", page.fields["content-security-policy"])
        again = curl(self.site + "/", "-H", f"If-None-Match: {page.fields['etag']}")
        self.assertEqual((again.status, again.body, again.fields["etag"]), (304, b"", page.fields["etag"]))
        self.assertEqual(curl(self.site + "/", "-H", 'If-None-Match: "other"').status, 200)
        script = re.search(rb'src="(/assets/[^"]+\.js)"', page.body).group(1).decode()
        plain = curl(self.site + script)
        self.assertEqual(plain.fields["cache-control"], "public, max-age=31536000, immutable")
        zipped = curl(self.site + script, "-H", "Accept-Encoding: gzip")
        self.assertEqual((zipped.fields["content-encoding"], gzip.decompress(zipped.body)), ("gzip", plain.body))
        self.assertEqual(curl(self.site + script, "--compressed").body, plain.body)


if __name__ == "__main__":
    unittest.main()
