// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/net/raw_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

namespace foyer::test {

/// A WebSocket client without any manners of its own.
class WsClient
{
public:
    WsClient(quint16 port, const QByteArray &token, const QByteArray &fields = {},
             RawClient::Way way = RawClient::Way::Plain)
        : m_raw(port, way)
    {
        m_raw.send("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
                   + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: foyer.v1\r\n"
                   + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") + fields
                   + "\r\n");
        handshake = m_raw.reply();
    }

    /// Sends one frame; opcode 1 is text.
    void send(const QByteArray &payload, int opcode = 1)
    {
        QByteArray frame(1, char(0x80 | opcode));
        if (payload.size() < 126) {
            frame += char(0x80 | payload.size());
        } else {
            frame += char(0x80 | 127);
            const quint64 size = qToBigEndian(quint64(payload.size()));
            frame += QByteArray(reinterpret_cast<const char *>(&size), sizeof size);
        }
        // A mask of zeroes leaves the bytes as they are.
        m_raw.send(frame + QByteArray(4, '\0') + payload);
    }
    void sync() { send(R"({"type":"sync","revisions":{}})"); }

    /// Reads what has come: events into `events`, one number for each message into `messageSizes`.
    void read()
    {
        while (readFrame()) { }
    }
    /// Waits until that many events are there.
    bool waitForEvents(qsizetype count, int milliseconds = 5000)
    {
        return QTest::qWaitFor(
            [&] {
                read();
                return events.size() >= count;
            },
            milliseconds);
    }
    /// Waits until an event of the type is there, and takes it and all before it.
    QJsonObject waitFor(const QString &type)
    {
        QJsonObject found;
        (void)QTest::qWaitFor(
            [&] {
                read();
                while (!events.isEmpty() && found.isEmpty()) {
                    if (events.first()[QLatin1String("type")].toString() == type)
                        found = events.first();
                    events.removeFirst();
                }
                return !found.isEmpty();
            },
            5000);
        return found;
    }
    /// Waits for the end; the close code, or 0 if there was none.
    int waitForEnd()
    {
        (void)QTest::qWaitFor(
            [&] {
                read();
                return m_raw.isClosed();
            },
            5000);
        read();
        return m_raw.isClosed() ? closeCode : -1;
    }
    [[nodiscard]] QStringList types() const
    {
        QStringList list;
        for (const QJsonObject &event : events)
            list.append(event[QLatin1String("type")].toString());
        return list;
    }
    [[nodiscard]] bool isClosed() const { return m_raw.isClosed(); }
    [[nodiscard]] RawClient &raw() { return m_raw; }

    RawReply handshake;
    QList<QJsonObject> events;
    QList<qsizetype> messageSizes;
    int closeCode = 0;
    int pings = 0;
    bool isAnsweringPings = true;

private:
    bool readFrame()
    {
        const QByteArray &bytes = m_raw.received();
        if (bytes.size() < 2)
            return false;
        const int opcode = bytes[0] & 0x0f;
        qsizetype size = quint8(bytes[1]) & 0x7f;
        qsizetype start = 2;
        if (size == 126) {
            start = 4;
            size = bytes.size() < start ? 0 : qFromBigEndian<quint16>(bytes.constData() + 2);
        } else if (size == 127) {
            start = 10;
            size = bytes.size() < start ? 0 : qsizetype(qFromBigEndian<quint64>(bytes.constData() + 2));
        }
        if (bytes.size() < start + size)
            return false;
        take(opcode, m_raw.take(start + size).sliced(start), (quint8(bytes[0]) & 0x80) != 0);
        return true;
    }
    void take(int opcode, const QByteArray &payload, bool isLast)
    {
        constexpr int kClose = 8;
        constexpr int kPing = 9;
        constexpr int kPong = 10;
        if (opcode == kClose && payload.size() >= 2) {
            closeCode = qFromBigEndian<quint16>(payload.constData());
        } else if (opcode == kPing) {
            ++pings;
            if (isAnsweringPings)
                send(payload, kPong);
        } else if (opcode < kClose) {
            m_message += payload;
            if (isLast)
                takeMessage(std::exchange(m_message, {}));
        }
    }
    void takeMessage(const QByteArray &message)
    {
        messageSizes.append(message.size());
        const QJsonArray array = QJsonDocument::fromJson(message).array();
        for (const QJsonValue &event : array)
            events.append(event.toObject());
    }

    QByteArray m_message;
    RawClient m_raw;
};

} // namespace foyer::test
