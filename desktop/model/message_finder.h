// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/ids.h"

#include <QObject>

namespace foyer::client {
class ClientEngine;
}

namespace foyer::model {

class TimelineModel;

/// Goes to a message of the open conversation by its seq: gets older ones until it is there. Thread: main.
class MessageFinder : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    MessageFinder(client::ClientEngine &engine, TimelineModel &timeline, QObject *parent = nullptr);

    /// Answered by found() or missed(), perhaps at once. A later wish replaces an earlier one; so does another conversation.
    void find(Seq seq);

signals:
    /// The row that shows it.
    void found(int row);
    /// There is no such message, or the server cannot be asked, or it is too far back.
    void missed();

private:
    void goOn();
    void giveUp();

    client::ClientEngine &m_engine;
    TimelineModel &m_timeline;
    Seq m_wanted;
    ConversationId m_conversation;
    int m_pagesLeft = 0;
};

} // namespace foyer::model
