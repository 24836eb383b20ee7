// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/searcher.h"
#include "server/search/message_index.h"
#include "tests/contract/storage_contract.h"

#include <QTemporaryDir>

namespace foyer::test {

/// Search on the database and an index of its own: the same is found on every kind of database.
class SearchContract : public StorageContract
{
    Q_OBJECT

public:
    using StorageContract::StorageContract;
    ~SearchContract() override;

private slots:
    void findsTheSameEverywhere_data();
    void findsTheSameEverywhere();
    void tellsWhatIsInAConversation();
    void pagesThroughEverythingOnce();
    void marksWhatItFound();
    void neverShowsWhatWasRecalledOrEditedAway();
    void neverShowsWhatTheIndexStillHasAfterARecall();
    void searchesOnlyWhereTheSearcherIs();
    void narrowsByAuthorRoomTimeAndImage();
    void takesOperatorsAsText();
    void refusesWhatCannotBeSearched();
    void refusesWhoAsksTooOften();

protected:
    void prepare() override;
    void finish() override;

private:
    [[nodiscard]] Result<protocol::SearchAnswer> ask(UserId user, const chat::SearchRequest &request);
    /// The texts of the hits of the first page.
    [[nodiscard]] QStringList found(UserId user, const chat::SearchRequest &request);
    [[nodiscard]] QStringList found(UserId user, const QString &words);
    [[nodiscard]] ErrorCode refused(const chat::SearchRequest &request);
    protocol::Message say(ConversationId room, UserId author, const QString &text, Timestamp at,
                          const QString &image = {});
    void makeSearcher(chat::Searcher::Settings settings);
    /// Waits until the index has all that was said.
    void follow();

    UserId m_ann;
    UserId m_bob;
    UserId m_eve;
    ConversationId m_tea;
    ConversationId m_attic;
    int m_mark = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<search::MessageIndex> m_index;
    std::unique_ptr<chat::Searcher> m_searcher;
};

} // namespace foyer::test
