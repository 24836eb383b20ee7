// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/outbox.h"
#include "tests/support/fake_clock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using client::Outbox;
using client::QueuedPost;

class TestOutbox : public QObject
{
    Q_OBJECT

private slots:
    void aPostIsThereAfterTheProcessIsGone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/outbox.sqlite"));
        Ref first;
        Ref second;
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            first = *outbox.add({ConversationId(7), QStringLiteral("你好 👋\n'; DROP TABLE posts; --")});
            second = *outbox.add({ConversationId(7), QStringLiteral("two")});
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        const QList<QueuedPost> posts = outbox.posts(ConversationId(7));
        QCOMPARE(posts.size(), 2);
        QCOMPARE(posts.at(0).ref, first);
        QCOMPARE(posts.at(0).text, QStringLiteral("你好 👋\n'; DROP TABLE posts; --"));
        QCOMPARE(posts.at(0).createdAt, m_clock.now());
        QCOMPARE(posts.at(1).ref, second);
        QCOMPARE(outbox.waitingCount(), 2);
    }

    void anAnswerAndAForwardAreKeptAsWhatTheyAre()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        const protocol::MessagePlace place{ConversationId(9), Seq(12)};
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            QVERIFY(outbox.add({ConversationId(7), QStringLiteral("yes"), Seq(41)}).has_value());
            QVERIFY(outbox.add({ConversationId(7), {}, {}, place}).has_value());
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        const QList<QueuedPost> posts = outbox.posts(ConversationId(7));
        QCOMPARE(posts.size(), 2);
        QCOMPARE(posts.at(0).replyTo, Seq(41));
        QVERIFY(!posts.at(0).forward.has_value());
        QVERIFY(!posts.at(1).replyTo.isValid());
        QVERIFY(posts.at(1).forward == place);
    }

    void aFileOfTheFirstVersionKeepsItsPosts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        {
            client::LocalDatabase old;
            QVERIFY(old.open(path, client::LocalDatabase::Durability::Full, 1,
                             {QStringLiteral("CREATE TABLE posts (position INTEGER PRIMARY KEY AUTOINCREMENT,"
                                             " ref TEXT NOT NULL UNIQUE, conversation INTEGER NOT NULL,"
                                             " text TEXT NOT NULL, created_at INTEGER NOT NULL,"
                                             " failure TEXT NOT NULL DEFAULT '')"),
                              QStringLiteral(
                                  "INSERT INTO posts (ref, conversation, text, created_at, failure)"
                                  " VALUES ('r1', 7, 'old', 5, ''), ('r2', 7, 'refused', 6, 'forbidden')")})
                        .has_value());
        }
        for (int start = 0; start < 2; ++start) {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            const QList<QueuedPost> posts = outbox.posts(ConversationId(7));
            QCOMPARE(posts.size(), 2 + start);
            QCOMPARE(posts.at(0).text, QStringLiteral("old"));
            QCOMPARE(posts.at(0).state, QueuedPost::State::Waiting);
            QVERIFY(!posts.at(0).replyTo.isValid());
            QCOMPARE(posts.at(1).failure, ErrorCode::Forbidden);
            QVERIFY(outbox.add({ConversationId(7), QStringLiteral("new"), Seq(3)}).has_value());
        }
    }

    void aFileOfTheSecondVersionKeepsItsPosts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        {
            client::LocalDatabase old;
            QVERIFY(
                old.open(path, client::LocalDatabase::Durability::Full, 2,
                         {QStringLiteral("CREATE TABLE posts (position INTEGER PRIMARY KEY AUTOINCREMENT,"
                                         " ref TEXT NOT NULL UNIQUE, conversation INTEGER NOT NULL,"
                                         " text TEXT NOT NULL, created_at INTEGER NOT NULL,"
                                         " failure TEXT NOT NULL DEFAULT '',"
                                         " reply_to INTEGER NOT NULL DEFAULT 0,"
                                         " forward_conversation INTEGER NOT NULL DEFAULT 0,"
                                         " forward_seq INTEGER NOT NULL DEFAULT 0)"),
                          QStringLiteral("INSERT INTO posts (ref, conversation, text, created_at, reply_to)"
                                         " VALUES ('r1', 7, 'old', 5, 4)")})
                    .has_value());
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        QCOMPARE(outbox.posts(ConversationId(7)).constFirst().replyTo, Seq(4));
        QVERIFY(outbox.pictures().add(ConversationId(7), somePicture()).has_value());
    }

    void aPictureIsThereAfterTheProcessIsGone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        Ref ref;
        QString chosen;
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            const QString id = *outbox.pictures().add(ConversationId(7), somePicture());
            ref = *outbox.add({ConversationId(7), QStringLiteral("look"), {}, {}, id});
            chosen = *outbox.pictures().add(ConversationId(7), somePicture());
            outbox.pictures().noteTransfer(id, QStringLiteral("t"));
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        const auto post = outbox.find(ref);
        QVERIFY(post && post->picture);
        QCOMPARE(post->picture->transfer, QStringLiteral("t"));
        QCOMPARE(post->picture->name, QStringLiteral("cat.png"));
        QCOMPARE(post->picture->size, QSize(40, 30));
        QCOMPARE(contentOf(outbox.pictures().fileOf(post->picture->id)), somePicture().bytes);
        // One that was only chosen waits for its message.
        QCOMPARE(outbox.pictures().chosen(ConversationId(7)).size(), 1);
        QCOMPARE(outbox.pictures().chosen(ConversationId(7)).constFirst().id, chosen);
        // What is written already goes first.
        QCOMPARE(outbox.pictures().next()->id, post->picture->id);
    }

    void aPostWaitsForItsPictureAndHoldsNobodyUp()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        const QString id = *outbox.pictures().add(ConversationId(1), somePicture());
        const Ref with = *outbox.add({ConversationId(1), QStringLiteral("with"), {}, {}, id});
        const Ref without = *outbox.add({ConversationId(1), QStringLiteral("without")});
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({without}));
        QSignalSpy changed(&outbox, &Outbox::changed);
        outbox.pictures().noteSent(id, 2);
        QCOMPARE(outbox.find(with)->picture->sent, 2);
        outbox.pictures().noteImage(id, QStringLiteral("i"));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({with}));
    }

    void thePictureGoesWithItsPost()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        const QString id = *outbox.pictures().add(ConversationId(1), somePicture());
        const Ref ref = *outbox.add({ConversationId(1), {}, {}, {}, id});
        const QString file = outbox.pictures().fileOf(id);
        outbox.acknowledge(ref, Revision(3));
        QVERIFY(!QFile::exists(file));
        // It is shown until its message comes.
        QVERIFY(outbox.find(ref)->picture.has_value());
        QVERIFY(!outbox.pictures().next().has_value());
    }

    void aFailedPictureIsSentAgainWithItsPost()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        const QString id = *outbox.pictures().add(ConversationId(1), somePicture());
        const Ref ref = *outbox.add({ConversationId(1), {}, {}, {}, id});
        outbox.pictures().noteFailure(id, ErrorCode::ImageBroken);
        outbox.refuse(ref, ErrorCode::ImageBroken);
        QVERIFY(!outbox.pictures().next().has_value());
        outbox.retry(ref);
        QCOMPARE(outbox.find(ref)->state, QueuedPost::State::Waiting);
        QCOMPARE(outbox.pictures().next()->id, id);
    }

    void allPostsAreWrittenDownOrNone()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        const auto added = outbox.addAll({{ConversationId(1), QStringLiteral("a")},
                                          {ConversationId(1), {}, {}, {}, QStringLiteral("unknown")}});
        QVERIFY(!added.has_value());
        QVERIFY(outbox.posts(ConversationId(1)).isEmpty());
    }

    void whatBelongsToNothingIsRemoved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        const QString stray = folder.filePath(QStringLiteral("pictures/stray"));
        QString kept;
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            kept = outbox.pictures().fileOf(*outbox.pictures().add(ConversationId(1), somePicture()));
            QFile file(stray);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        QVERIFY(!QFile::exists(stray));
        QVERIFY(QFile::exists(kept));
    }

    void draftsAreKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        const client::Draft draft{QStringLiteral("half a 句子"), Seq(4), QStringLiteral("Bob"),
                                  QStringLiteral("what?")};
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            QVERIFY(outbox.drafts().keep(ConversationId(7), draft).has_value());
            QVERIFY(outbox.drafts().keep(ConversationId(8), {QStringLiteral("gone")}).has_value());
            QVERIFY(outbox.drafts().keep(ConversationId(8), {}).has_value());
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        QCOMPARE(outbox.drafts().all().size(), 1);
        QCOMPARE(outbox.drafts().all().value(ConversationId(7)), draft);
    }

    void refsAreDistinctUuids()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        const Ref first = *outbox.add({ConversationId(1), QStringLiteral("a")});
        const Ref second = *outbox.add({ConversationId(1), QStringLiteral("a")});
        QVERIFY(first != second);
        static const QRegularExpression uuid(
            QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        QVERIFY(uuid.match(first).hasMatch());
    }

    void anAcknowledgedPostIsNotSentAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            const Ref ref = *outbox.add({ConversationId(1), QStringLiteral("a")});
            outbox.acknowledge(ref, Revision(5));
            // Still shown until its message comes, but no longer to be sent.
            QCOMPARE(outbox.posts(ConversationId(1)).size(), 1);
            QVERIFY(outbox.heads().isEmpty());
            outbox.confirmUpTo(ConversationId(1), Revision(4));
            QCOMPARE(outbox.posts(ConversationId(1)).size(), 1);
            outbox.confirmUpTo(ConversationId(2), Revision(9));
            QCOMPARE(outbox.posts(ConversationId(1)).size(), 1);
            outbox.confirmUpTo(ConversationId(1), Revision(5));
            QVERIFY(outbox.posts(ConversationId(1)).isEmpty());
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        QVERIFY(outbox.posts(ConversationId(1)).isEmpty());
    }

    void oneHeadPerConversationInTheOrderOfWriting()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        const Ref a1 = *outbox.add({ConversationId(1), QStringLiteral("a1")});
        const Ref a2 = *outbox.add({ConversationId(1), QStringLiteral("a2")});
        const Ref b1 = *outbox.add({ConversationId(2), QStringLiteral("b1")});
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({a1, b1}));
        outbox.acknowledge(a1, Revision(1));
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({a2, b1}));
        outbox.refuse(a2, ErrorCode::Forbidden);
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({b1}));
        outbox.retry(a2);
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({a2, b1}));
        outbox.discard(a2);
        QCOMPARE(refsOf(outbox.heads()), QList<Ref>({b1}));
    }

    void aRefusedPostWaitsForThePersonAcrossARestart()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        Ref ref;
        {
            Outbox outbox(m_clock);
            QVERIFY(outbox.open(path).has_value());
            ref = *outbox.add({ConversationId(1), QStringLiteral("a")});
            outbox.refuse(ref, ErrorCode::NotMember);
        }
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(path).has_value());
        const auto post = outbox.find(ref);
        QVERIFY(post.has_value());
        QCOMPARE(post->state, QueuedPost::State::Failed);
        QCOMPARE(post->failure, ErrorCode::NotMember);
        QVERIFY(outbox.heads().isEmpty());
    }

    void tellsOfEveryChange()
    {
        const QTemporaryDir folder;
        Outbox outbox(m_clock);
        QVERIFY(outbox.open(folder.filePath(QStringLiteral("o.sqlite"))).has_value());
        QSignalSpy changed(&outbox, &Outbox::changed);
        const Ref ref = *outbox.add({ConversationId(3), QStringLiteral("a")});
        outbox.refuse(ref, ErrorCode::Internal);
        outbox.retry(ref);
        outbox.acknowledge(ref, Revision(1));
        outbox.confirm(ref);
        QCOMPARE(changed.size(), 5);
        outbox.confirm(ref);
        outbox.acknowledge(QStringLiteral("unknown"), Revision(1));
        QCOMPARE(changed.size(), 5);
    }

    void aFileThatIsNoDatabaseIsLeftAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.sqlite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray garbage(4096, 'x');
        file.write(garbage);
        file.close();
        Outbox outbox(m_clock);
        const auto opened = outbox.open(path);
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(!outbox.add({ConversationId(1), QStringLiteral("a")}).has_value());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void withoutAFileNothingIsAccepted()
    {
        Outbox outbox(m_clock);
        const auto added = outbox.add({ConversationId(1), QStringLiteral("a")});
        QVERIFY(!added.has_value());
        QCOMPARE(added.error().code, ErrorCode::Unavailable);
        QVERIFY(outbox.posts(ConversationId(1)).isEmpty());
    }

private:
    static client::NewPicture somePicture()
    {
        return {QByteArray("not looked at here"), QStringLiteral("cat.png"), QSize(40, 30)};
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QList<Ref> refsOf(const QList<QueuedPost> &posts)
    {
        QList<Ref> refs;
        for (const QueuedPost &post : posts)
            refs.append(post.ref);
        return refs;
    }

    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
