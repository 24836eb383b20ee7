# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs under test: each in a process of its own, on 127.0.0.1 and a free port, ended by its process id."""
import ctypes
import http.client
import json
import os
import pathlib
import re
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time

START_SECONDS = 20
STOP_SECONDS = 15
PR_SET_PDEATHSIG = 1


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def wait_until(condition, what, seconds=START_SECONDS):
    """Waits until the condition holds and returns what it gave."""
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)


class Program:
    """A process and the folder it may use. Both go with `close`."""

    def __init__(self, arguments):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="foyer-conformance-"))
        self.log_path = self.folder / "log"
        self.arguments = [str(a).replace("{folder}", str(self.folder)) for a in arguments]
        # Besides what all programs here have.
        self.environment = {}
        self.process = None

    def launch(self):
        """Starts it and does not wait."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("FOYER_", "QT_"))}
        environment.update(self.environment)
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(self.arguments, stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL,
                                            env=environment, cwd=self.folder, preexec_fn=die_with_parent)

    def start(self, ready):
        """Starts and returns the match of the expression in what the program prints."""
        self.launch()
        output = ""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not select.select([self.process.stdout], [], [], 0.1)[0]:
                continue
            part = os.read(self.process.stdout.fileno(), 65536).decode()
            output += part
            match = re.search(ready, output)
            if match:
                return match
            if not part:
                break
        self.stop(signal.SIGKILL)
        raise AssertionError(f"{self.arguments[0]} did not start: {output}{self.log()}")

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return
        process, self.process = self.process, None
        if process.poll() is None:
            process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()

    def close(self):
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


class EchoServer(Program):
    """foyer-ws-echo: the server's own connections with an echo behind them."""

    def __init__(self, *options):
        super().__init__([os.environ["FOYER_WS_ECHO"], "--listen", "127.0.0.1:0", *options])
        self.port = int(self.start(r"ws://127\.0\.0\.1:(\d+)/ws\n").group(1))


class FoyerServer(Program):
    """A real foyer-server; it keeps its port and its data over restarts."""

    def __init__(self, *options, port=None):
        self.port = port or free_port()
        super().__init__([os.environ["FOYER_SERVER"], f"--listen=127.0.0.1:{self.port}", "--data={folder}/data",
                          "--password-cost=minimum", "--post-rate=0", *options])
        self.start_again()

    def start_again(self):
        self.start(r"Ctrl-C\n")

    def sign_in(self, username, kind="bot"):
        """Makes the account if need be; the session's token."""
        body = {"username": username, "password": "correct horse", "kind": kind, "client": "conformance",
                "confirmNewAccount": True, "avatar": "a1"}
        status, answer = self.call("POST", "/sign-in", body)
        assert status == 200, answer
        return answer["token"]

    def call(self, method, path, body=None, token=None):
        """One request to the API: status and decoded answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=STOP_SECONDS)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, "/api/v1" + path, json.dumps(body) if body is not None else None, headers)
            response = connection.getresponse()
            text = response.read()
            return response.status, json.loads(text) if text else None
        finally:
            connection.close()

    def make_room(self, token, name):
        status, room = self.call("POST", "/rooms", {"name": name, "topic": ""}, token)
        assert status == 201, room
        return room["id"]
