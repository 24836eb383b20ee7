// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/visitor.h"

#include <QNetworkReply>

namespace foyer::chaos {
namespace {

constexpr int kPauseMin = 100;
constexpr int kPauseMax = 900;

} // namespace

Visitor::Visitor(Account account, Rooms rooms, Ledger &ledger, quint64 seed)
    : m_rooms(std::move(rooms))
    , m_dice(seed)
    , m_client(std::move(account), ledger, m_dice.seed())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Visitor::act);
}

void Visitor::start()
{
    m_client.start();
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

void Visitor::act()
{
    const bool isIn = m_client.isMember(m_rooms.revolving);
    const QString path = QStringLiteral("/api/v1/rooms/%1/%2")
                             .arg(m_rooms.revolving.value())
                             .arg(isIn ? QLatin1String("leave") : QLatin1String("join"));
    QNetworkRequest request = requestOf(m_client.account(), path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *const reply = m_http.post(request, QByteArrayLiteral("{}"));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    m_visits += isIn ? 0 : 1;
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

} // namespace foyer::chaos
