// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPair>
#include <QString>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <memory>

namespace foyer::test {

class Recorder;

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// An HTTP answer. Status 0: there was none.
struct Answer
{
    int status = 0;
    QByteArray body;
    QJsonObject json;
    QHash<QByteArray, QByteArray> headers; // by lower-case name

    /// The code of a problem, or empty.
    [[nodiscard]] QString code() const { return json.value(QStringLiteral("code")).toString(); }
};

/// A person at a client: speaks HTTP and WebSocket as docs/protocol.md says, or as badly as a test wants. Every
/// waiting function has a deadline, and the event loop turns meanwhile.
class Peer : public QObject
{
    Q_OBJECT

public:
    using Condition = std::function<bool(const QJsonObject &)>;

    /// `kind` is "web" (session by cookie, with Origin), "desktop" or "bot" (session by Authorization).
    Peer(const QUrl &server, Recorder &recorder, const QString &kind = QStringLiteral("desktop"));
    ~Peer() override;

    // HTTP. Paths are below /api/v1 unless they begin with two slashes.
    [[nodiscard]] Answer call(const QByteArray &method, const QString &path, const QByteArray &body = {},
                              const Headers &headers = {});
    Answer get(const QString &path) { return call("GET", path); }
    Answer post(const QString &path, const QJsonObject &body = {});
    Answer put(const QString &path, const QJsonObject &body = {});
    Answer remove(const QString &path) { return call("DELETE", path); }

    /// Signs in with these fields besides; keeps the session.
    Answer signIn(const QString &name, const QString &password, const QJsonObject &fields = {});
    /// Signs up: signIn with the confirmation.
    Answer signUp(const QString &name, const QString &password = QStringLiteral("correct horse"),
                  const QJsonObject &fields = {});

    /// Opens the WebSocket and waits for hello, then asks for what happened since `revisions` and waits for that too.
    [[nodiscard]] bool open();
    /// Opens it and waits for hello only.
    [[nodiscard]] bool openWithoutSync();
    /// Ends it without goodbye.
    void drop();
    [[nodiscard]] bool isOpen() const;
    /// Waits until the server closed it; the close code, or 0 when it did not.
    [[nodiscard]] int waitForClose(int milliseconds = 5'000);
    void send(const QJsonObject &frame);
    void sendText(const QString &text) { m_socket->sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) { m_socket->sendBinaryMessage(bytes); }

    /// Sends a post; returns its ref (a new one unless given).
    QString say(qint64 conversation, const QString &text, const QString &ref = {}, const QString &image = {});
    /// Waits for `posted` or `error` with this ref.
    QJsonObject outcome(const QString &ref, int milliseconds = 5'000);
    /// Waits for the next event of a type (that fits), and takes it out of `events`. Empty when it did not come.
    QJsonObject await(const QString &type, const Condition &fits = {}, int milliseconds = 5'000);
    /// Whether such an event is among those that came.
    [[nodiscard]] bool has(const QString &type, const Condition &fits = {}) const;

    /// Events that came and were not taken by `await`, in order.
    QList<QJsonObject> events;
    /// Conversation id → highest revision heard of, as the next `open` tells it.
    QHash<qint64, qint64> revisions;
    /// Conversation id → seq → message, as `sync` and `message` brought them.
    QHash<qint64, QMap<qint64, QJsonObject>> messages;
    QString token;
    QByteArray cookie;
    QJsonObject user;
    qint64 session = 0;
    QJsonObject hello;
    QJsonObject lastSync;

private:
    void take(const QString &text);
    void remember(const QJsonObject &event);
    [[nodiscard]] Headers ownHeaders() const;

    QUrl m_server;
    Recorder &m_recorder;
    QString m_kind;
    QNetworkAccessManager m_http;
    std::unique_ptr<QWebSocket> m_socket;
    int m_closeCode = 0;
    bool m_isClosed = true;
};

/// A new ref.
[[nodiscard]] QString newRef();

/// Sends bytes over a plain socket and returns what came until the server closed, or `milliseconds` passed, or
/// `until` was among it.
[[nodiscard]] QByteArray rawExchange(const QUrl &server, const QByteArray &bytes, int milliseconds = 3'000,
                                     const QByteArray &until = {});

} // namespace foyer::test
