// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"
#include "desktop/model/mention_query.h"

#include <QList>
#include <QObject>
#include <QString>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

/// Who can be called by name in the conversations of the user. Thread: main.
class MentionSource : public QObject
{
    Q_OBJECT

public:
    /// The engine must outlive it.
    explicit MentionSource(client::ClientEngine &engine, QObject *parent = nullptr);

    /// Those of a conversation whose names fit these words, best first. While its members are not known they are asked for;
    /// then changed() follows.
    [[nodiscard]] QList<MentionCandidate> candidates(ConversationId conversation, const QString &words);

signals:
    void changed(foyer::ConversationId conversation);

private:
    [[nodiscard]] bool mayCallEveryone(ConversationId conversation) const;

    client::ClientEngine &m_engine;
};

} // namespace foyer::model
