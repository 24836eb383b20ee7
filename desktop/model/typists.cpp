// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/typists.h"

#include "desktop/client/client_engine.h"

namespace foyer::model {

Typists::Typists(client::ClientEngine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine.company(), &client::Company::typingChanged, this, &Typists::changed);
}

QString Typists::line(ConversationId conversation) const
{
    QList<protocol::Typist> typists = m_engine.company().typists(conversation);
    typists.removeIf([this](const protocol::Typist &each) { return m_engine.blocked().contains(each.id); });
    if (typists.isEmpty())
        return {};
    if (typists.size() == 1)
        return tr("%1 is writing …").arg(typists.at(0).displayName);
    if (typists.size() == 2)
        return tr("%1 and %2 are writing …").arg(typists.at(0).displayName, typists.at(1).displayName);
    return tr("Several people are writing …");
}

void Typists::wrote(ConversationId conversation)
{
    m_engine.company().typing(conversation);
}

void Typists::ended()
{
    m_engine.company().typingEnded();
}

} // namespace foyer::model
