# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of the conformance suite: what a client sends after the handshake, and what an echo has to answer.

A case is (section of RFC 6455 and name, pieces to send, events expected). Where the last event is a close, the server
has to end the connection after it; otherwise the connection has to go on working.
"""
from raw_client import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, close, fragments, frame, text

LIMIT = 65536  # docs/protocol.md: frames over 64 KiB are refused
WRONG, NOT_UTF8, TOO_BIG = ("close", 1002), ("close", 1007), ("close", 1009)


def echoes(*contents):
    return [("text", content) for content in contents]


def lengths():
    for length in (0, 1, 125, 126, 127, 65535, LIMIT):
        yield f"5.2 text of {length} bytes", [text("x" * length)], echoes("x" * length)
    yield "5.2 text one byte too long", [text("x" * (LIMIT + 1))], [TOO_BIG]
    yield "5.2 a giant is refused by its header", [frame(TEXT, length=2**62)], [TOO_BIG]
    yield "5.2 length with its highest bit set", [frame(TEXT, length=2**63, length_size=64)], [WRONG]
    yield "5.2 16 bits for a short length", [text("x" * 125, length_size=16)], [WRONG]
    yield "5.2 64 bits for a short length", [text("x" * 125, length_size=64)], [WRONG]
    yield "5.2 64 bits for a middle length", [text("x" * 65535, length_size=64)], [WRONG]


def reserved():
    for bits in range(1, 8):
        yield f"5.2 reserved bits {bits:03b}", [text("x", rsv=bits)], [WRONG]
        yield f"5.2 reserved bits {bits:03b} of a ping", [frame(PING, rsv=bits)], [WRONG]
    for opcode in (*range(3, 8), *range(11, 16)):
        yield f"5.2 reserved opcode {opcode:x}", [frame(opcode)], [WRONG]
        yield f"5.2 reserved opcode {opcode:x} after a text", [text("a"), frame(opcode, b"x")], [*echoes("a"), WRONG]


def fragmentation():
    yield "5.4 two fragments", fragments(b"ab", b"cd"), echoes("abcd")
    yield "5.4 two fragments in one packet", [b"".join(fragments(b"ab", b"cd"))], echoes("abcd")
    yield "5.4 a thousand fragments", [b"".join(fragments(*[b"x"] * 1000))], echoes("x" * 1000)
    yield "5.4 empty fragments", fragments(b"", b"", b"a", b"", b""), echoes("a")
    yield "5.4 nothing but empty fragments", fragments(b"", b"", b""), echoes("")
    yield "5.4 fragments up to the limit", [b"".join(fragments(*[b"x" * 1024] * 64))], echoes("x" * LIMIT)
    yield "5.4 fragments over the limit", [b"".join(fragments(*[b"x" * 1024] * 65))], [TOO_BIG]
    yield "5.4 two fragmented messages", [*fragments(b"a", b"b"), *fragments(b"c", b"d")], echoes("ab", "cd")
    yield "5.4 continuation of nothing", [frame(CONTINUATION, b"x")], [WRONG]
    yield "5.4 unfinished continuation of nothing", [frame(CONTINUATION, b"x", fin=False)], [WRONG]
    yield ("5.4 continuation after the last fragment", [*fragments(b"a", b"b"), frame(CONTINUATION, b"x")],
           [*echoes("ab"), WRONG])
    yield "5.4 a new text inside a message", [text("a", fin=False), text("b")], [WRONG]
    yield "5.4 a new binary inside a message", [text("a", fin=False), frame(BINARY, b"b")], [WRONG]
    first, last = fragments(b"ab", b"cd")
    yield ("5.4 ping between fragments", [first, frame(PING, b"now"), last], [("pong", b"now"), *echoes("abcd")])
    yield "5.4 pong between fragments", [first, frame(PONG, b"now"), last], echoes("abcd")
    yield "5.4 close between fragments", [first, close(1000)], [("close", 1000)]


def control():
    for length in (0, 1, 125):
        yield f"5.5.2 ping of {length} bytes", [frame(PING, b"p" * length)], [("pong", b"p" * length)]
    yield "5.5.2 ping of bytes that are no text", [frame(PING, b"\xff\x00\xfe")], [("pong", b"\xff\x00\xfe")]
    yield ("5.5.2 ten pings at once", [b"".join(frame(PING, b"%d" % i) for i in range(10))],
           [("pong", b"%d" % i) for i in range(10)])
    yield "5.5.3 pong that nobody asked for", [frame(PONG), frame(PONG, b"x" * 125)], []
    for name, opcode in (("close", CLOSE), ("ping", PING), ("pong", PONG)):
        yield f"5.5 {name} of 126 bytes", [frame(opcode, b"\x03\xe8" + b"x" * 124)], [WRONG]
        yield f"5.5 {name} in fragments", [frame(opcode, b"\x03\xe8", fin=False), frame(CONTINUATION)], [WRONG]


def closing():
    yield "5.5.1 close without a code", [close()], [("close", 1000)]
    yield "5.5.1 close with one byte", [frame(CLOSE, b"\x03")], [WRONG]
    yield "5.5.1 close with the longest reason", [close(1000, b"r" * 123)], [("close", 1000)]
    yield "5.5.1 frames after the close", [close(1000) + text("late") + frame(PING)], [("close", 1000)]
    yield "5.5.1 close after a text", [text("a") + close(1000)], [*echoes("a"), ("close", 1000)]
    yield "8.1 close reason that is no UTF-8", [close(1000, b"\xce\xba\xed\xa0\x80")], [NOT_UTF8]
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999):
        yield f"7.4 close code {code}", [close(code)], [("close", code)]
    for code in (0, 1, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65535):
        yield f"7.4 close code {code}, which nobody may send", [close(code)], [WRONG]


GOOD_TEXTS = {
    "Greek": "κόσμε", "emoji": "👩‍👩‍👧 🇫🇷", "the last of each length": "\x7f\u07ff\uffff\U0010ffff",
    "zero": "a\0b", "noncharacters": "\ufdd0\ufffe\U0001fffe", "around the surrogates": "\ud7ff\ue000",
}
BAD_TEXTS = {
    "a lone continuation byte": b"\x80", "an unfinished character": b"a\xe2\x82", "an overlong slash": b"\xc0\xaf",
    "an overlong zero": b"\xe0\x80\x80", "a surrogate": b"\xed\xa0\x80", "a pair of surrogates": b"\xed\xa0\x80\xed\xb0\x80",
    "a code point too high": b"\xf4\x90\x80\x80", "five bytes": b"\xf8\x88\x80\x80\x80", "byte fe": b"\xfe", "byte ff": b"\xff",
    "bad after good": "κόσμε".encode() + b"\xed\xa0\x80" + b"edited",
}


def utf8():
    for name, content in GOOD_TEXTS.items():
        yield f"8.1 {name}", [text(content)], echoes(content)
    for name, content in BAD_TEXTS.items():
        yield f"8.1 {name}", [text(content)], [NOT_UTF8]
    yield "8.1 fragments cut between characters", fragments("κό".encode(), "σμε".encode()), echoes("κόσμε")
    yield "8.1 a bad byte in the second fragment", fragments(b"good", b"\xff"), [NOT_UTF8]
    yield "8.1 an unfinished character in the last fragment", fragments(b"good", b"\xe2\x82"), [NOT_UTF8]
    yield "8.1 good after bad is not reached", [text(b"\xff") + text("good")], [NOT_UTF8]
    # QWebSocket takes it for no part of the text. JSON has none (RFC 8259, section 8.1).
    yield "8.1 a byte order mark at the beginning is dropped", [text("\ufeffa\ufeff")], echoes("a\ufeff")
    # The one exception (docs/protocol.md): valid, and refused by QWebSocket of Qt 6.4.
    yield ("8.1 exception: fragments cut inside a character", fragments("κ".encode()[:1], "κ".encode()[1:]), [NOT_UTF8])


def transport():
    ab = text("a" * 200)
    yield "5 byte by byte", [ab[i:i + 1] for i in range(len(ab))], echoes("a" * 200)
    yield "5 cut inside the length", [ab[:3], ab[3:]], echoes("a" * 200)
    yield "5 cut inside the mask", [ab[:6], ab[6:]], echoes("a" * 200)
    yield "5 fifty messages in one packet", [b"".join(text(str(i)) for i in range(50))], echoes(*map(str, range(50)))
    yield "5 one and a half messages, then the rest", [text("a") + ab[:100], ab[100:]], echoes("a", "a" * 200)
    # QWebSocketServer does not look: the server's own guard does, at the first frame (docs/protocol.md).
    yield "5.1 a frame without a mask is refused", [text("bare", mask=False)], [WRONG]
    yield "5.1 the same byte by byte", [text("bare", mask=False)[i:i + 1] for i in range(6)], [WRONG]
    yield "5.6 binary is not spoken here", [frame(BINARY, b"x")], [WRONG]
    yield "5.6 a text before a binary is answered", [text("a"), frame(BINARY, b"x")], [*echoes("a"), WRONG]


CASES = [case for group in (lengths, reserved, fragmentation, control, closing, utf8, transport) for case in group()]
