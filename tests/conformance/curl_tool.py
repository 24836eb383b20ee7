# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs curl as a person would, and reads what it got."""
import json
import pathlib
import random
import struct
import subprocess
import tempfile
import typing
import zlib


class Answer(typing.NamedTuple):
    status: int
    version: str
    fields: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


def last_head(text):
    """Names in lower case; of the last head, after interim ones such as 100 Continue."""
    heads = [head for head in text.replace("\r\n", "\n").split("\n\n") if head.strip()]
    pairs = (line.partition(":") for line in heads[-1].split("\n")[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def curl(url, *arguments):
    """One transfer. Fails if curl does."""
    with tempfile.TemporaryDirectory(prefix="foyer-curl-") as folder:
        head, body = pathlib.Path(folder, "head"), pathlib.Path(folder, "body")
        command = ["curl", "--disable", "--silent", "--show-error", "--noproxy", "*", "--max-time", "30", "--dump-header", head,
                   "--output", body, "--write-out", "%{http_code} %{http_version}", *arguments, url]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert run.returncode == 0, f"curl ended with {run.returncode}: {run.stderr}"
        status, version = run.stdout.split()
        content = body.read_bytes() if body.exists() else b""
        return Answer(int(status), version, last_head(head.read_text("latin-1")), content)


def png(width, height):
    """A PNG of noise, which hardly gets smaller."""
    noise = random.Random(width * height)

    def chunk(kind, data):
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + noise.randbytes(width * 3) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))
