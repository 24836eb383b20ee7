// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/changer.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QUuid>

#include <algorithm>

namespace foyer::chaos {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPauseMin = 20;
constexpr int kPauseMax = 150;
/// Of its own messages it changes one of the latest, so that several changes meet on one.
constexpr int kRemembered = 10;
/// Reactions go under one of the newest messages, where others are looking.
constexpr int kNewest = 20;

const QStringList kEmoji{u"👍"_s, u"🎉"_s, u"🦊"_s};

} // namespace

Changer::Changer(Account account, Rooms rooms, Ledger &ledger, quint64 seed)
    : m_rooms(std::move(rooms))
    , m_ledger(ledger)
    , m_dice(seed)
    , m_client(std::move(account), ledger, m_dice.seed())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Changer::act);
}

void Changer::start()
{
    m_client.start();
    m_timer.start(kPauseMax);
}

void Changer::act()
{
    if (m_isCalm)
        return;
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
    if (m_isBusy || !m_client.isInSync())
        return;
    const int chance = m_dice.between(1, 100);
    if (chance <= 25 || m_said.isEmpty())
        return say();
    if (chance <= 55)
        return edit();
    if (chance <= 65)
        return recall();
    react();
}

QString Changer::pathOf(const protocol::MessagePlace &place)
{
    return u"/api/v1/conversations/%1/messages/%2"_s.arg(place.conversation.value()).arg(place.seq.value());
}

QNetworkRequest Changer::requestFor(const QString &path) const
{
    QNetworkRequest request = requestOf(m_client.account(), path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return request;
}

void Changer::say()
{
    const ConversationId room = m_dice.pick(m_rooms.common);
    const QString text = u"%1 says %2"_s.arg(m_client.name()).arg(++m_written);
    const QJsonObject body{{u"ref"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"text"_s, text}};
    m_isBusy = true;
    QNetworkReply *const reply =
        m_http.post(requestFor(u"/api/v1/conversations/%1/messages"_s.arg(room.value())),
                    QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply, text] {
        m_isBusy = false;
        reply->deleteLater();
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const auto message = protocol::messageFromJson(answer["message"_L1].toObject());
        // Without an answer it is not known where it stands, so it is left alone.
        if (!message)
            return;
        const protocol::MessagePlace place{message->conversation, message->seq};
        m_ledger.willChange(place, text);
        m_said.append({place, false});
        if (m_said.size() > kRemembered)
            m_said.removeFirst();
    });
}

void Changer::edit()
{
    const Said said = m_dice.pick(m_said);
    if (said.isRecalled)
        return;
    AskedChange change;
    change.kind = AskedChange::Kind::Edit;
    change.place = said.place;
    change.value = u"%1 means %2"_s.arg(m_client.name()).arg(++m_written);
    ask("PATCH", pathOf(said.place), {{u"text"_s, change.value}}, change);
}

void Changer::recall()
{
    Said &said = m_said[m_dice.between(0, int(m_said.size()) - 1)];
    said.isRecalled = true;
    AskedChange change;
    change.kind = AskedChange::Kind::Recall;
    change.place = said.place;
    ask("DELETE", pathOf(said.place), {}, change);
}

void Changer::react()
{
    const ConversationId room = m_dice.pick(m_rooms.common);
    const int last = int(m_client.lastSeq(room).value());
    if (last < 1)
        return;
    AskedChange change;
    const bool isThere = m_dice.percent(60);
    change.kind = isThere ? AskedChange::Kind::React : AskedChange::Kind::Unreact;
    change.place = {room, Seq(m_dice.between(std::max(1, last - kNewest), last))};
    // Nobody reacts to what he does not see, nor to the notice of who came.
    const QList<protocol::Message> shown = m_ledger.seen().value(room).value(change.place.seq);
    if (shown.isEmpty() || shown.first().notice)
        return;
    change.value = m_dice.pick(kEmoji);
    const QString emoji = QString::fromLatin1(QUrl::toPercentEncoding(change.value));
    ask(isThere ? "PUT" : "DELETE", pathOf(change.place) + u"/reactions/"_s + emoji, {}, change);
}

void Changer::ask(const QByteArray &verb, const QString &path, const QJsonObject &body,
                  const AskedChange &change)
{
    AskedChange asked = change;
    asked.actor = m_client.account().user.id;
    const qsizetype number = m_ledger.asked(asked);
    m_isBusy = true;
    const QByteArray bytes =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QNetworkReply *const reply = m_http.sendCustomRequest(requestFor(path), verb, bytes);
    connect(reply, &QNetworkReply::finished, this, [this, reply, number] {
        m_isBusy = false;
        reply->deleteLater();
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const auto message = protocol::messageFromJson(answer["message"_L1].toObject());
        if (message) {
            ++m_changes;
            m_ledger.answered(number, message->revision);
            return;
        }
        // Somebody else's message may have been taken back meanwhile; and a busy or broken server says so.
        const QStringList fine{u"message-recalled"_s, u"unavailable"_s, u"too-many-requests"_s,
                               u"storage-full"_s, u"limit-reached"_s};
        const QString code = answer["code"_L1].toString();
        if (!code.isEmpty() && !fine.contains(code))
            m_ledger.violated(u"wrong-refusal"_s,
                              u"%1's change was refused: %2"_s.arg(m_client.name(), code));
    });
}

} // namespace foyer::chaos
