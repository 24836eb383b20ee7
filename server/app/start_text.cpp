// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/start_text.h"

#include <QCoreApplication>

namespace foyer::app {
namespace {

bool isAnyAddress(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)
        || address == QHostAddress(QHostAddress::Any);
}

} // namespace

QString openAddress(const StartFacts &facts)
{
    if (!facts.publicUrl.isEmpty())
        return facts.publicUrl.toString(QUrl::RemovePath) + u'/';
    QString host = facts.address.toString();
    if (isAnyAddress(facts.address))
        host = QStringLiteral("localhost");
    else if (facts.address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3/")
        .arg(facts.isTls ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(facts.port);
}

QString startText(const StartFacts &facts)
{
    const QString open = openAddress(facts);
    QString text = QStringLiteral("Foyer %1 is running.\n").arg(QCoreApplication::applicationVersion());
    text += QStringLiteral("  Open      %1\n").arg(open);
    if (facts.publicUrl.isEmpty() && isAnyAddress(facts.address))
        text += QStringLiteral(
            "            or, from other machines, this machine's name or address in its place\n");
    text += QStringLiteral("  Data      %1\n").arg(facts.dataFolder);
    text += QStringLiteral("  Database  %1\n").arg(facts.database);
    text += QStringLiteral("  Stop      Ctrl-C\n");
    if (!facts.adminToken.isEmpty()) {
        text += QStringLiteral("\nWhoever opens this link and signs in becomes the administrator. It works "
                               "once:\n  %1#admin=%2\n")
                    .arg(open, QString::fromLatin1(facts.adminToken));
    }
    return text;
}

} // namespace foyer::app
