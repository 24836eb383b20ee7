// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QObject>
#include <QString>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// Who is writing where, and telling the others that the user is. Thread: main.
class Typists : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit Typists(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Who is writing in the conversation, as one line; empty for nobody. Whom the user blocked is not named.
    [[nodiscard]] QString line(ConversationId conversation) const;
    /// The user writes there; may be said with every key.
    void wrote(ConversationId conversation);
    /// He sent it, or threw it away.
    void ended();

signals:
    void changed(foyer::ConversationId conversation);

private:
    client::ClientEngine &m_engine;
};

} // namespace foyer::model
