// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/front/request_head.h"

#include "common/protocol/version.h"

#include <algorithm>
#include <cstring>

namespace foyer::net {
namespace {

constexpr int kMostFields = 100;

tl::unexpected<Error> bad(const char *why)
{
    return fail(ErrorCode::BadRequest, QString::fromLatin1(why));
}

/// RFC 9110, section 5.6.2.
bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isTokenChar);
}

bool isFieldValue(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

bool isTarget(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

/// Path and query of "http://host/path?query"; the host is dropped, for the Host field must be there as well.
QByteArray originForm(const QByteArray &target)
{
    const QList<QByteArray> schemes{"http://", "https://"};
    for (const QByteArray &scheme : schemes) {
        if (!target.toLower().startsWith(scheme))
            continue;
        const qsizetype slash = target.indexOf('/', scheme.size());
        return slash < 0 ? QByteArray("/") : target.sliced(slash);
    }
    return target;
}

Result<> readRequestLine(const QByteArray &line, RequestHead &head)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isTarget(parts[1]))
        return bad("request line");
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return bad("version");
    head.keepsAlive = parts[2] == "HTTP/1.1";
    const auto method = methodFromName(parts[0]);
    if (!method)
        return fail(ErrorCode::MethodNotAllowed);
    head.method = *method;
    head.target = originForm(parts[1]);
    if (head.target == "*" && head.method == HttpMethod::Options)
        head.target = "/";
    if (!head.target.startsWith('/'))
        return bad("target");
    const qsizetype question = head.target.indexOf('?');
    head.path = question < 0 ? head.target : head.target.first(question);
    return {};
}

Result<> readField(const QByteArray &line, RequestHead &head)
{
    const qsizetype colon = line.indexOf(':');
    // A name that begins or ends with a blank is either a folded line or a smuggler's.
    if (colon <= 0 || !isToken(line.first(colon)))
        return bad("field name");
    const QByteArray value = line.sliced(colon + 1);
    if (!isFieldValue(value))
        return bad("field value");
    if (head.headers.all().size() >= kMostFields)
        return fail(ErrorCode::HeaderTooLarge);
    head.headers.append(line.first(colon), value.trimmed());
    return {};
}

Result<> readLength(RequestHead &head)
{
    const int lengths = head.headers.count("Content-Length");
    if (head.headers.has("Transfer-Encoding")) {
        if (lengths > 0)
            return bad("two framings");
        return fail(ErrorCode::LengthRequired);
    }
    if (lengths > 1)
        return bad("two lengths");
    if (lengths == 0)
        return {};
    const auto length = wholeNumber(head.headers.value("Content-Length"));
    if (!length)
        return bad("length");
    head.contentLength = *length;
    return {};
}

Result<> readConnection(RequestHead &head, bool isOld)
{
    const QList<QByteArray> options = head.headers.tokens("Connection");
    head.keepsAlive = isOld ? options.contains("keep-alive") : !options.contains("close");
    // HTTP/1.0 knows no upgrade (RFC 9110, section 7.8).
    head.isUpgrade =
        !isOld && options.contains("upgrade") && head.headers.tokens("Upgrade").contains("websocket");
    if (head.headers.has("Expect")) {
        if (head.headers.tokens("Expect") != QList<QByteArray>{"100-continue"})
            return bad("expectation");
        head.expectsContinue = !isOld;
    }
    const int hosts = head.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && !isOld))
        return bad("host");
    return {};
}

} // namespace

Result<RequestHead> parseRequestHead(const QByteArray &bytes)
{
    if (!bytes.endsWith("\r\n\r\n"))
        return bad("unfinished");
    RequestHead head;
    qsizetype start = 0;
    bool isFirst = true;
    const qsizetype end = bytes.size() - 2;
    while (start < end) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", start);
        const QByteArray line = bytes.sliced(start, lineEnd - start);
        start = lineEnd + 2;
        if (line.contains('\n') || line.contains('\r'))
            return bad("line end");
        FOYER_CHECK(isFirst ? readRequestLine(line, head) : readField(line, head));
        isFirst = false;
    }
    const bool isOld = !head.keepsAlive;
    FOYER_CHECK(readConnection(head, isOld));
    FOYER_CHECK(readLength(head));
    return head;
}

QByteArray canonicalHead(const RequestHead &head)
{
    QByteArray bytes = methodName(head.method) + ' ' + head.target + " HTTP/1.1\r\n";
    for (const HeaderField &field : head.headers.all()) {
        // Settled by the front already; QHttpServer must not act on them.
        const QByteArray name = field.name.toLower();
        if (name != "connection" && name != "upgrade" && name != "expect" && name != "content-length")
            bytes += field.name + ": " + field.value + "\r\n";
    }
    if (head.contentLength > 0)
        bytes += "Content-Length: " + QByteArray::number(head.contentLength) + "\r\n";
    return bytes + "\r\n";
}

Result<> checkHandshake(const RequestHead &head)
{
    constexpr qsizetype kKeyBytes = 16;
    if (head.method != HttpMethod::Get || !head.isUpgrade || head.contentLength != 0)
        return bad("not an opening handshake");
    const auto key = QByteArray::fromBase64Encoding(head.headers.value("Sec-WebSocket-Key"),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (head.headers.count("Sec-WebSocket-Key") != 1 || !key || key.decoded.size() != kKeyBytes)
        return bad("key");
    if (head.headers.value("Sec-WebSocket-Version") != "13")
        return fail(ErrorCode::ProtocolVersion);
    const QList<QByteArray> protocols = head.headers.tokens("Sec-WebSocket-Protocol");
    if (!protocols.isEmpty() && !protocols.contains(protocol::kSubprotocol))
        return fail(ErrorCode::ProtocolVersion);
    return {};
}

} // namespace foyer::net
