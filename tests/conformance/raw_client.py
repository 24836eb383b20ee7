# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A WebSocket client that sends exactly the bytes it is told to, right or wrong (RFC 6455)."""
import os
import socket
import struct

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ=="
SAMPLE_ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
PATIENCE_SECONDS = 15


def length_field(length, size=None):
    """7, 16 or 64 bits: the shortest that will do, or as told."""
    if size is None:
        size = 7 if length < 126 else 16 if length < 65536 else 64
    if size == 7:
        return length, b""
    return (126, struct.pack("!H", length)) if size == 16 else (127, struct.pack("!Q", length))


def frame(opcode, payload=b"", *, fin=True, rsv=0, mask=True, length_size=None, length=None):
    """The bytes of one frame. `length` is what the header claims, if not the truth."""
    short, extended = length_field(len(payload) if length is None else length, length_size)
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode, (0x80 if mask else 0) | short]) + extended
    if not mask:
        return head + payload
    key = os.urandom(4)
    repeated = (key * (len(payload) // 4 + 1))[:len(payload)]
    masked = int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")
    return head + key + masked.to_bytes(len(payload), "big")


def text(content="", **options):
    return frame(TEXT, content if isinstance(content, bytes) else content.encode(), **options)


def close(code=None, reason=b""):
    return frame(CLOSE, b"" if code is None else struct.pack("!H", code) + reason)


def fragments(*parts, opcode=TEXT):
    """One message in as many frames as there are parts."""
    last = len(parts) - 1
    return [frame(CONTINUATION if i else opcode, part, fin=i == last) for i, part in enumerate(parts)]


def request(port, *, method="GET", path="/ws", version="HTTP/1.1", without=(), extra=()):
    """An opening handshake; `extra` fields come last, `without` names those that are left out."""
    fields = [("Host", f"127.0.0.1:{port}"), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
              ("Sec-WebSocket-Key", SAMPLE_KEY), ("Sec-WebSocket-Version", "13")]
    kept = [field for field in fields if field[0] not in without] + list(extra)
    lines = [f"{method} {path} {version}"] + [f"{name}: {value}" for name, value in kept]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class RawClient:
    """A TCP connection; after `open`, a WebSocket."""

    def __init__(self, port):
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def send_until_closed(self, pieces):
        """Sends piece after piece; a server that has ended the connection meanwhile need not take the rest."""
        try:
            for piece in pieces:
                self.send(piece)
        except ConnectionError:
            pass

    def _more(self):
        """Reads on. False at the end of the stream."""
        try:
            part = self.socket.recv(65536)
        except ConnectionResetError:
            part = b""
        self.buffer += part
        return bool(part)

    def _take(self, count):
        while len(self.buffer) < count:
            if not self._more():
                return None
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def read_head(self):
        """Status and header fields of an HTTP answer; None when the stream ends first."""
        while b"\r\n\r\n" not in self.buffer:
            if not self._more():
                return None, {}
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        return int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}

    def open(self, *extra):
        """The opening handshake, with these fields besides."""
        self.send(request(self.port, extra=extra))
        status, fields = self.read_head()
        assert status == 101, (status, fields)
        return fields

    def receive(self):
        """The next frame as (opcode, payload); None at the end of the stream. A server's frames are whole and bare."""
        head = self._take(2)
        if head is None:
            return None
        assert head[0] & 0x70 == 0, "reserved bits"
        assert head[1] & 0x80 == 0, "a server must not mask"
        length = head[1]
        if length == 126:
            length = struct.unpack("!H", self._take(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self._take(8))[0]
        return head[0] & 0x8F, self._take(length)

    def events(self):
        """What comes until the end of the stream: ("text", str), ("binary", bytes), ("pong", bytes), ("close", code)
        and at last "end". A close frame is answered, as a good client does."""
        message, kind = b"", None
        while True:
            got = self.receive()
            if got is None:
                yield "end"
                return
            opcode, payload = got[0] & 0xF, got[1]
            if opcode == CLOSE:
                yield "close", struct.unpack("!H", payload[:2])[0] if payload else None
                self._answer(payload)
            elif opcode in (PING, PONG):
                yield "ping" if opcode == PING else "pong", payload
            else:
                kind = opcode or kind
                message += payload
                if got[0] & 0x80:
                    yield ("text", message.decode()) if kind == TEXT else ("binary", message)
                    message = b""

    def _answer(self, payload):
        self.send_until_closed([frame(CLOSE, payload[:2])])
