// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/message_finder.h"

#include "common/base/limits.h"
#include "desktop/client/client_engine.h"
#include "desktop/model/timeline_model.h"

namespace foyer::model {

namespace {
/// So many pages of older messages are got for one search, so that one click never loads a hundred thousand messages.
constexpr int kPages = 100;
} // namespace

MessageFinder::MessageFinder(client::ClientEngine &engine, TimelineModel &timeline, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_timeline(timeline)
{
    connect(&engine, &client::ClientEngine::olderFailed, this, [this](ConversationId id) {
        if (m_wanted.isValid() && id == m_conversation)
            giveUp();
    });
    // Later, as the page has to be in the timeline first.
    connect(
        &engine, &client::ClientEngine::olderFinished, this,
        [this](ConversationId id) {
            if (m_wanted.isValid() && id == m_conversation)
                goOn();
        },
        Qt::QueuedConnection);
}

void MessageFinder::find(Seq seq)
{
    m_wanted = seq;
    m_conversation = m_timeline.conversation();
    m_pagesLeft = kPages;
    goOn();
}

void MessageFinder::goOn()
{
    if (m_conversation != m_timeline.conversation()) {
        m_wanted = {};
        return;
    }
    const int row = m_timeline.rowOf(m_wanted);
    if (row >= 0) {
        m_wanted = {};
        emit found(row);
        return;
    }
    if (!m_timeline.isBeforeFirst(m_wanted) || !m_timeline.hasOlder() || --m_pagesLeft < 0) {
        giveUp();
        return;
    }
    m_engine.loadOlder(m_conversation, limits::kPageMax);
}

void MessageFinder::giveUp()
{
    m_wanted = {};
    emit missed();
}

} // namespace foyer::model
