// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace foyer::imports {

/// Why a row of the old chat is not here.
enum class Skip {
    /// It was deleted or taken back there.
    Deleted,
    /// There is no user of its author's id.
    AuthorMissing,
    ReceiverMissing,
    /// The same of the receiver.
    ReceiverGone,
    /// Its author has deleted his account here since.
    AuthorGone,
    /// Its room has no name here.
    RoomUnnamed,
    /// Its room was deleted here since.
    RoomGone,
    /// A private message to its own author.
    ToItself,
    /// Neither text nor picture.
    Empty,
    /// Pictures were not wanted, and there was nothing else.
    PictureOnly,
};

/// Rows of one kind. Every row that was found is known, added or skipped.
struct Tally
{
    qint64 found = 0;
    /// Here from an earlier run.
    qint64 known = 0;
    qint64 added = 0;
    qint64 skipped = 0;
};

/// A name that is another here.
struct Renaming
{
    QString from;
    QString to;
    qint64 oldId = 0;
};

/// What one run did. Small, however large the chat is.
struct ImportReport
{
    struct Skipped
    {
        qint64 count = 0;
        /// The first few.
        QList<qint64> examples;
    };

    void skip(Skip why, qint64 id)
    {
        constexpr int kExamples = 8;
        Skipped &skipped = skippedMessages[why];
        ++skipped.count;
        ++messages.skipped;
        if (skipped.examples.size() < kExamples)
            skipped.examples.append(id);
    }

    Tally users;
    Tally messages;
    qint64 rooms = 0;
    qint64 picturesFetched = 0;
    /// Messages whose pictures stand there as addresses.
    qint64 picturesLinked = 0;
    qint64 picturesLeftOut = 0;
    QMap<Skip, Skipped> skippedMessages;
    /// Messages that were longer than ours may be.
    qint64 cutTexts = 0;
    QList<Renaming> renamedUsers;
    QList<Renaming> renamedRooms;
    /// Users whose password could not be taken over.
    QList<QString> passwordless;
    /// Accounts that were deleted there, and are disabled here.
    qint64 disabledUsers = 0;
    /// Faults that the count at the end found; none if all is well.
    QList<QString> faults;
};

/// Port: hears how far it is. Thread: main.
class ImportWatcher
{
public:
    enum class Stage { Users, Messages, Checking };
    virtual ~ImportWatcher() = default;

    /// `done` of about `total` rows are done; called after every transaction.
    virtual void progressed(Stage stage, qint64 done, qint64 total) = 0;
};

} // namespace foyer::imports
