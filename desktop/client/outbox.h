// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/protocol/client_frame.h"
#include "desktop/client/draft_store.h"
#include "desktop/client/local_database.h"
#include "desktop/client/outgoing_pictures.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace foyer::client {

/// What a person wants said.
struct NewPost
{
    ConversationId conversation;
    /// Empty with a forward; may be empty with a picture.
    QString text;
    /// The message of the same conversation that it answers, or none.
    Seq replyTo{};
    /// The message that it repeats.
    std::optional<protocol::MessagePlace> forward{};
    /// Id of a picture that was chosen for it; empty for none.
    QString picture{};
};

/// A message on its way to the server.
struct QueuedPost
{
    enum class State {
        /// Not sent, or sent and not yet answered.
        Waiting,
        /// Durable on the server; its message has not come back yet.
        Acknowledged,
        /// Refused for good: waits for the person to try again or to drop it.
        Failed,
    };

    Ref ref;
    ConversationId conversation;
    QString text;
    Timestamp createdAt = 0;
    State state = State::Waiting;
    /// Why it failed.
    ErrorCode failure = ErrorCode::Internal;
    /// The conversation's revision that holds it, once acknowledged.
    Revision revision;
    Seq replyTo{};
    std::optional<protocol::MessagePlace> forward{};
    /// It goes out once this is on the server.
    std::optional<OutgoingPicture> picture{};

    /// Whether all of it is there that the server needs.
    [[nodiscard]] bool isComplete() const { return !picture || !picture->image.isEmpty(); }
};

/// Posts that the server has not acknowledged, and with them what is not posted yet. On disk before they are sent, so that neither a lost connection
/// nor a killed process loses one; gone from disk once the server said that they are durable.
/// Thread: the one that made it.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// What stays of an account whose user has left it.
    enum class Kept {
        /// What he has sent, and the server has not got yet.
        Posts,
        Nothing,
    };

    explicit Outbox(const Clock &clock, QObject *parent = nullptr);

    /// Opens the file and reads what an earlier run left, also one of the program's first versions. Pictures lie in a
    /// folder beside it. Unavailable if it cannot be used.
    [[nodiscard]] Result<> open(const QString &path);
    void close();
    /// Closes, and removes from the disk what is not kept: drafts and chosen pictures, and all files if no post is left.
    void leave(Kept kept);

    /// Writes a post down under a new ref. When this returns it survives a crash. StorageFull, Unavailable.
    [[nodiscard]] Result<Ref> add(const NewPost &wanted);
    /// The same with several, in this order; all of them or none.
    [[nodiscard]] Result<QList<Ref>> addAll(const QList<NewPost> &wanted);

    /// The pictures of posts, and those chosen for posts that are not written yet.
    [[nodiscard]] OutgoingPictures &pictures() { return m_pictures; }
    [[nodiscard]] const OutgoingPictures &pictures() const { return m_pictures; }
    /// What was begun and is no post yet.
    [[nodiscard]] DraftStore &drafts() { return m_drafts; }

    /// The server has it durably in this revision.
    void acknowledge(const Ref &ref, Revision revision);
    /// Its message is there in the conversation: nothing is left to show.
    void confirm(const Ref &ref);
    /// Everything acknowledged up to this revision is in the conversation, or was overtaken there.
    void confirmUpTo(ConversationId conversation, Revision revision);
    /// The server refused it for good.
    void refuse(const Ref &ref, ErrorCode why);
    /// The person wants a failed one sent again, under the same ref.
    void retry(const Ref &ref);
    /// The person gives a failed one up.
    void discard(const Ref &ref);

    /// Posts of one conversation in the order they were written.
    [[nodiscard]] QList<QueuedPost> posts(ConversationId conversation) const;
    /// The first waiting post of each conversation: what may be sent now. One whose picture is not on the server yet lets
    /// those after it go first.
    [[nodiscard]] QList<QueuedPost> heads() const;
    [[nodiscard]] std::optional<QueuedPost> find(const Ref &ref) const;
    /// How many are neither acknowledged nor failed.
    [[nodiscard]] int waitingCount() const;

signals:
    /// Posts of this conversation came, went or changed.
    void changed(foyer::ConversationId conversation);

private:
    [[nodiscard]] Result<> load();
    void removeFiles();
    [[nodiscard]] Result<> insert(const QueuedPost &post);
    void onPictureChanged(const Ref &ref);
    [[nodiscard]] Result<> erase(const Ref &ref);
    [[nodiscard]] Result<> store(const QueuedPost &post);
    [[nodiscard]] qsizetype indexOf(const Ref &ref) const;

    const Clock &m_clock;
    QString m_path;
    LocalDatabase m_database;
    OutgoingPictures m_pictures{m_database};
    DraftStore m_drafts{m_database};
    QList<QueuedPost> m_posts;
};

} // namespace foyer::client
