// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures on their way from the client engine to the real server: over its death, and the program's.

#include "tests/desktop/engine_ground.h"
#include "tests/support/sample_picture.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::ClientEngine;
using client::ConnectionState;

namespace {

constexpr ConversationId kLobbyRoom(1);
const QString kPassword = QStringLiteral("correct horse");

client::NewPicture large()
{
    return {pngOf(noisePicture(1'100, 900)), u"large.png"_s, {1'100, 900}};
}

} // namespace

class TestEnginePictures : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_ground = std::make_unique<EngineGround>();
        QVERIFY2(m_ground->start(), m_ground->server().log().constData());
    }

    void cleanup() { m_ground.reset(); }

    void picturesAreMessagesAndTheFirstHasTheText()
    {
        const auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        const QByteArray small = pngOf(samplePicture(300, 200));
        QVERIFY(ann->pictures().choose(kLobbyRoom, {small, u"one.png"_s, {300, 200}}));
        QVERIFY(ann->pictures().choose(kLobbyRoom, {small, u"two.png"_s, {300, 200}}));
        QVERIFY(ann->postWithPictures(kLobbyRoom, u"Look"_s, {}));
        QVERIFY(ann->pictures().chosen(kLobbyRoom).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(messages(*ann).size(), 2, 20'000);
        QTRY_VERIFY(ann->outbox().posts(kLobbyRoom).isEmpty());
        QCOMPARE(messages(*ann).at(0).text, u"Look"_s);
        QCOMPARE(messages(*ann).at(1).text, QString());
        for (const protocol::Message &message : messages(*ann)) {
            QVERIFY(message.image);
            QCOMPARE(message.image->width, 300);
        }
    }

    void theServersDeathInterruptsAndNothingIsSentTwice()
    {
        const auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QVERIFY(ann->pictures().choose(kLobbyRoom, large()));
        QVERIFY(ann->postWithPictures(kLobbyRoom, u"Here it is"_s, {}));
        // With half of it on the server, that dies.
        qint64 reached = 0;
        QList<qint64> after;
        connect(&ann->outbox(), &client::Outbox::changed, this, [&] {
            const auto posts = ann->outbox().posts(kLobbyRoom);
            if (posts.isEmpty() || !posts.constFirst().picture)
                return;
            const qint64 sent = posts.constFirst().picture->sent;
            if (reached > 0) {
                after.append(sent);
            } else if (sent > posts.constFirst().picture->bytes / 2) {
                reached = sent;
                QMetaObject::invokeMethod(
                    this, [this] { m_ground->server().kill(); }, Qt::QueuedConnection);
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(reached > 0 && ann->state() == ConnectionState::Waiting, 20'000);
        QVERIFY(m_ground->server().start());
        QTRY_COMPARE_WITH_TIMEOUT(messages(*ann).size(), 1, 40'000);
        QVERIFY(!after.isEmpty());
        QVERIFY2(*std::min_element(after.cbegin(), after.cend()) >= reached, "what arrived was sent again");
        QCOMPARE(messages(*ann).constFirst().image->width, 1'100);
    }

    void aKilledProgramSendsItOnceAfterItsNextStart()
    {
        const QString file = m_ground->folder(u"large.png"_s);
        QFile picture(file);
        QVERIFY(picture.open(QIODevice::WriteOnly));
        picture.write(large().bytes);
        picture.close();
        const auto reader = m_ground->peer(u"Reader"_s);
        // The probe is killed as soon as it said that the message is written down.
        for (int round = 0; round < 3; ++round) {
            const QByteArray said = runProbe(round, 1, file, 1);
            QVERIFY2(said.contains("queued "), said.constData());
        }
        QVERIFY(runProbe(0, 0, file, -1).contains("drained"));
        const Answer answer = reader->get(u"/conversations/1/messages?limit=50"_s);
        QStringList texts;
        for (const QJsonValue &message : answer.json.value(u"messages").toArray()) {
            if (message[u"notice"_s].isObject())
                continue;
            texts.append(message[u"text"_s].toString());
            QCOMPARE(message[u"image"_s][u"width"_s].toInt(), 1'100);
        }
        texts.sort();
        QCOMPARE(texts, QStringList({u"0"_s, u"1"_s, u"2"_s}));
    }

    void whatIsNoPictureIsRefusedAndTheTextIsNotLost()
    {
        const auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QVERIFY(ann->pictures().choose(kLobbyRoom, {"no picture at all", u"notes.txt"_s, {10, 10}}));
        QVERIFY(ann->postWithPictures(kLobbyRoom, u"Look at this"_s, {}));
        QTRY_COMPARE_WITH_TIMEOUT(ann->outbox().posts(kLobbyRoom).constFirst().state,
                                  client::QueuedPost::State::Failed, 20'000);
        const client::QueuedPost post = ann->outbox().posts(kLobbyRoom).constFirst();
        QCOMPARE(post.failure, ErrorCode::UnsupportedMediaType);
        QCOMPARE(post.text, u"Look at this"_s);
        ann->discardPost(post.ref);
        QVERIFY(ann->outbox().posts(kLobbyRoom).isEmpty());
        QVERIFY(!ann->outbox().pictures().next());
    }

    void whoSignsOutLeavesNothingThatWasOnlyBegun()
    {
        const auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QVERIFY(ann->pictures().choose(kLobbyRoom, large()));
        QVERIFY(ann->drafts().keep(kLobbyRoom, {u"between you and me"_s}));
        QVERIFY(isOnDisk("between you and me"));
        QCOMPARE(filesBelow(m_ground->folder(u"Ann"_s), u"pictures"_s).size(), 1);
        ann->signOut();
        QCOMPARE(filesBelow(m_ground->folder(u"Ann"_s), u"sqlite"_s), QStringList());
        QCOMPARE(filesBelow(m_ground->folder(u"Ann"_s), u"pictures"_s), QStringList());
        QVERIFY(!isOnDisk("between you and me"));
    }

    void whatWasPostedOutlivesASignOutAndGoesOutLater()
    {
        auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        m_ground->server().kill();
        QTRY_VERIFY(ann->state() != ConnectionState::Online);
        QVERIFY(ann->pictures().choose(kLobbyRoom, large()));
        QVERIFY(ann->postWithPictures(kLobbyRoom, u"Look"_s, {}));
        QVERIFY(ann->pictures().choose(kLobbyRoom, large()));
        QVERIFY(ann->drafts().keep(kLobbyRoom, {u"between you and me"_s}));
        ann->signOut();
        // The post and its picture only.
        QCOMPARE(filesBelow(m_ground->folder(u"Ann"_s), u"pictures"_s).size(), 1);
        QVERIFY(isOnDisk("Look"));
        QVERIFY(!isOnDisk("between you and me"));
        ann.reset();
        QVERIFY(m_ground->server().start());
        ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QTRY_COMPARE_WITH_TIMEOUT(messages(*ann).size(), 1, 20'000);
        QVERIFY(messages(*ann).constFirst().image);
        QVERIFY(ann->pictures().chosen(kLobbyRoom).isEmpty());
        QVERIFY(ann->drafts().all().isEmpty());
    }

    void aSessionThatEndedByItselfLeavesWhatWasBegun()
    {
        auto ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QVERIFY(ann->drafts().keep(kLobbyRoom, {u"half a thought"_s}));
        const auto elsewhere = m_ground->peer(u"Ann"_s, u"desktop"_s);
        QTRY_COMPARE(ann->state(), ConnectionState::SessionOver);
        ann->signOut();
        ann.reset();
        ann = m_ground->engine(u"Ann"_s);
        QVERIFY(ann);
        QCOMPARE(ann->drafts().all().value(kLobbyRoom).text, u"half a thought"_s);
        // Of an account that is gone nothing is left, though.
        ann->signOut(client::Outbox::Kept::Nothing);
        QVERIFY(!isOnDisk("half a thought"));
    }

private:
    /// Files whose path has this in it.
    [[nodiscard]] static QStringList filesBelow(const QString &folder, const QString &part)
    {
        QStringList found;
        QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString path = each.next();
            if (path.mid(folder.size()).contains(part))
                found.append(path);
        }
        return found;
    }

    /// Whether these bytes can be read from any of Ann's files.
    [[nodiscard]] bool isOnDisk(const QByteArray &words) const
    {
        const QStringList all = filesBelow(m_ground->folder(u"Ann"_s), QString());
        return std::any_of(all.cbegin(), all.cend(), [&words](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(words);
        });
    }

    static QList<protocol::Message> messages(const ClientEngine &engine)
    {
        QList<protocol::Message> said = engine.replica().messages(kLobbyRoom);
        said.removeIf([](const protocol::Message &message) { return message.notice.has_value(); });
        return said;
    }

    /// Runs the probe and kills it after so many lines (-1: lets it end). Returns what it said.
    [[nodiscard]] QByteArray runProbe(int first, int count, const QString &picture, int killAfter)
    {
        QProcess probe;
        probe.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        probe.start(QStringLiteral(FOYER_ENGINE_PROBE),
                    {m_ground->address().display(), u"Ann"_s, kPassword, m_ground->folder(u"probe"_s),
                     QString::number(first), QString::number(count), picture});
        QByteArray said;
        const bool isDone = QTest::qWaitFor(
            [&] {
                said += probe.readAllStandardOutput();
                return probe.state() == QProcess::NotRunning
                    || (killAfter >= 0 && said.count('\n') >= killAfter);
            },
            60'000 * patience());
        if (!isDone)
            qWarning("probe is late: %s", said.constData());
        probe.kill();
        probe.waitForFinished();
        return said + probe.readAllStandardOutput();
    }

    std::unique_ptr<EngineGround> m_ground;
};

QTEST_GUILESS_MAIN(TestEnginePictures)
#include "tst_engine_pictures.moc"
