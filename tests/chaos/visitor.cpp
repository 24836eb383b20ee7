// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/visitor.h"

#include <QNetworkReply>

namespace foyer::chaos {
namespace {

constexpr int kPauseMin = 100;
constexpr int kPauseMax = 900;

} // namespace

Visitor::Visitor(Account account, Door door, Ledger &ledger, quint64 seed)
    : m_door(std::move(door))
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
    const bool isIn = m_client.isMember(m_door.conversation);
    QNetworkRequest request =
        requestOf(m_client.account(), QStringLiteral("/api/v1") + (isIn ? m_door.leave : m_door.enter));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const QByteArray method = isIn ? QByteArrayLiteral("POST") : m_door.enterMethod;
    QNetworkReply *const reply = m_http.sendCustomRequest(request, method, QByteArrayLiteral("{}"));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    m_visits += isIn ? 0 : 1;
    m_timer.start(m_dice.between(kPauseMin, kPauseMax));
}

} // namespace foyer::chaos
